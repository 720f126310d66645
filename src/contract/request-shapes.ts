/** The pieces that what pages send is made of. */
import * as z from 'zod';
import { errorCodes } from './error-codes';
import { mappingSchema } from './mapping';

export const id = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);
export const jiraId = z.string().regex(/^[0-9]{1,19}$/);
export const version = z.int().min(1);
export const remoteId = z.string().min(1).max(100);

/** A name people read. Whether it is plain text is judged apart, so that the refusal can say what is wrong. */
export const name = z.string().trim().min(1).max(80);

const secret = z.string().min(1).max(4000);
/** Milliseconds since the epoch are not typed by people: a calendar date is. */
const expiryDate = z.iso.date().optional();

/** Write-only: what is given here is never answered. The key pair of OAuth 1.0a is made by the app. */
export const stagedCredentials = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('oauth2'),
    clientId: z.string().trim().min(1).max(200),
    clientSecret: secret,
    expiresOn: expiryDate,
  }),
  z.strictObject({
    method: z.literal('oauth1a'),
    consumerKey: z.string().trim().min(1).max(100),
    /** True makes a new pair although one is staged or in use already. */
    newKeyPair: z.boolean(),
  }),
  z.strictObject({ method: z.literal('pat'), token: secret, expiresOn: expiryDate }),
  z.strictObject({
    method: z.literal('basic'),
    username: z.string().trim().min(1).max(200),
    password: secret,
    expiresOn: expiryDate,
  }),
]);
export type StagedCredentials = z.output<typeof stagedCredentials>;

export const start = {
  /** `current`: reauthorise with existing credentials. */
  use: z.enum(['current', 'staged']),
  returns: z.enum(['callback', 'code']),
};
/** People paste more than the code: spaces and line breaks around it are forgiven. */
export const code = z.string().trim().min(1).max(200);
export const settings = z.strictObject({
  mendRole: z.string().trim().min(1).max(255).nullable(),
  auditDays: z.int().min(7).max(3650),
  grantNewWorkspaces: z.boolean(),
  pointsAnHour: z.int().min(1000).max(60_000),
});
export const cursor = z.string().max(500).optional();
export const projects = { jiraProjectId: jiraId, platformProjectId: remoteId };
/** Absent: what is suggested for the issue type and the statuses that were chosen. */
export const mapping = mappingSchema.optional();
export const failureId = z.string().min(1).max(400);
export const retry = {
  ids: z.array(failureId).min(1).max(100).optional(),
  /** All of one cause. Neither `ids` nor `code`: all there are. */
  code: z.enum(errorCodes).optional(),
};
export const settle = {
  id: failureId,
  field: z.string().min(1).max(100),
  keep: z.enum(['jira', 'platform']),
};
export const importedText = z.string().min(2).max(200_000);
