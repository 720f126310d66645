import * as z from 'zod';

const tokensSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  /** Milliseconds since the epoch, or null when the server does not say. */
  expiresAt: z.number().nullable(),
  scopes: z.array(z.string()),
});

/** What the secret store keeps of one generation of credentials. Tokens are absent until somebody has consented. */
export const secretSchema = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('oauth2'),
    clientId: z.string(),
    clientSecret: z.string(),
    tokens: tokensSchema.optional(),
  }),
  z.object({
    method: z.literal('oauth1a'),
    consumerKey: z.string(),
    privateKey: z.string(),
    token: z.string().optional(),
  }),
  z.object({ method: z.literal('pat'), token: z.string() }),
  z.object({ method: z.literal('basic'), username: z.string(), password: z.string() }),
]);

export type Secret = z.infer<typeof secretSchema>;
export type OAuth2Secret = Extract<Secret, { method: 'oauth2' }>;
export type OAuth1Secret = Extract<Secret, { method: 'oauth1a' }>;
