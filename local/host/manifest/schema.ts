import * as z from 'zod';

/**
 * The parts of a Forge manifest that the host models. Unknown module types and unknown properties of functions and
 * permissions are refused: what the host would silently ignore could work here and fail on the platform.
 * https://developer.atlassian.com/platform/forge/manifest-reference/
 */
const key = z.string().min(1);
const resolver = z.object({ function: key });
const licensed = z.object({ appIsLicensed: z.boolean().optional() }).optional();

const page = z.looseObject({ key, resource: key, title: z.string(), resolver: resolver.optional() });

const externalAddress = z.union([z.string(), z.object({ address: z.string() }).loose()]);

export const manifestSchema = z.object({
  app: z.object({
    id: key,
    runtime: z.object({
      name: z.enum(['nodejs22.x', 'nodejs24.x']),
      architecture: z.enum(['x86_64', 'arm64']).optional(),
      memoryMB: z.number().int().min(128).max(1024).default(512),
    }),
    licensing: z.object({ enabled: z.boolean() }).optional(),
    storage: z
      .object({
        entities: z.array(
          z.object({
            name: key,
            attributes: z.record(
              z.string(),
              z.object({ type: z.enum(['string', 'integer', 'float', 'boolean', 'any']) }),
            ),
            indexes: z
              .array(
                z.union([
                  key,
                  z.object({ name: key, partition: z.array(key).optional(), range: z.array(key).length(1) }),
                ]),
              )
              .default([]),
          }),
        ),
      })
      .optional(),
  }),
  permissions: z.strictObject({
    scopes: z.array(z.string()).default([]),
    content: z
      .strictObject({ scripts: z.array(z.string()).optional(), styles: z.array(z.string()).optional() })
      .optional(),
    external: z
      .strictObject({
        fetch: z
          .strictObject({
            backend: z.array(externalAddress).optional(),
            client: z.array(externalAddress).optional(),
          })
          .optional(),
        configurable: z.strictObject({ enabled: z.boolean() }).optional(),
        images: z.array(externalAddress).optional(),
        fonts: z.array(externalAddress).optional(),
        styles: z.array(externalAddress).optional(),
        scripts: z.array(externalAddress).optional(),
        frames: z.array(externalAddress).optional(),
        media: z.array(externalAddress).optional(),
      })
      .default({}),
  }),
  modules: z.strictObject({
    'jira:adminPage': z.array(page).default([]),
    'jira:projectPage': z.array(page).default([]),
    'jira:issuePanel': z.array(page).default([]),
    'jira:issueContext': z.array(page).default([]),
    'jira:entityProperty': z
      .array(
        z.object({
          key,
          entityType: z.enum(['issue', 'project', 'user']),
          propertyKey: key,
          values: z.array(
            z.object({
              path: key,
              type: z.enum(['number', 'string', 'text', 'date', 'user']),
              searchAlias: key.optional(),
            }),
          ),
        }),
      )
      .default([]),
    webtrigger: z
      .array(
        z.object({
          key,
          function: key,
          urlFormat: z.enum(['v1', 'v2']).optional(),
          response: z
            .object({
              type: z.enum(['static', 'dynamic']),
              outputs: z
                .array(
                  z.object({
                    key,
                    statusCode: z.number().int(),
                    body: z.string().max(1024),
                    contentType: key,
                  }),
                )
                .optional(),
            })
            .default({ type: 'dynamic' }),
        }),
      )
      .default([]),
    trigger: z
      .array(
        z.object({
          key,
          function: key,
          events: z.array(key).min(1),
          filter: z
            .strictObject({
              ignoreSelf: z.boolean().optional(),
              expression: z.string().optional(),
              appIsLicensed: z.boolean().optional(),
            })
            .optional(),
        }),
      )
      .default([]),
    preUninstall: z.array(z.object({ key, function: key })).default([]),
    scheduledTrigger: z
      .array(
        z.object({
          key,
          function: key,
          interval: z.enum(['fiveMinute', 'hour', 'day', 'week']),
          filter: licensed,
        }),
      )
      .default([]),
    consumer: z.array(z.object({ key, queue: key.max(36), function: key })).default([]),
    function: z.array(
      z.strictObject({
        key,
        handler: z.string().regex(/^[\w/-]+\.\w+$/),
        timeoutSeconds: z.number().int().min(1).max(900).optional(),
        runtime: z.strictObject({ memoryMB: z.number().int().min(128).max(1024) }).optional(),
      }),
    ),
  }),
  resources: z.array(z.strictObject({ key: key.max(23), path: key })).default([]),
});

export type ManifestDocument = z.infer<typeof manifestSchema>;
