import * as z from 'zod';
import {
  issueFieldsSchema,
  LINK_PROPERTY,
  linkPropertySchema,
  type JiraIssue,
  type JiraTransition,
} from './port';

/** The shapes of Jira's answers, as far as the app reads them. They are held against contracts/jira-cloud.yaml. */
const named = z.object({ id: z.string(), name: z.string() });

export const permissionsAnswer = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
});

/** Role names to addresses. */
export const serverInfoAnswer = z.object({ baseUrl: z.url() });
export const rolesAnswer = z.record(z.string(), z.string());

export const projectSchema = z.object({ id: z.string(), key: z.string(), name: z.string() });
export const typeLevelsAnswer = z.object({
  issueTypes: z.array(
    z.object({ id: z.string(), subtask: z.boolean(), hierarchyLevel: z.number().optional() }),
  ),
});
export const projectsAnswer = z.object({ values: z.array(projectSchema), isLast: z.boolean() });

const statusSchema = named.extend({ statusCategory: z.object({ key: z.string() }) });
export const statusesAnswer = z.array(
  named.extend({ subtask: z.boolean(), statuses: z.array(statusSchema) }),
);

function issueAnswer(extra: readonly string[]) {
  const carrying = (fields: unknown) =>
    typeof fields === 'object' && fields !== null ? { ...fields, extra: picked(fields, extra) } : fields;
  return z.object({
    id: z.string(),
    key: z.string(),
    fields: extra.length === 0 ? issueFieldsSchema : z.preprocess(carrying, issueFieldsSchema),
    properties: z.record(z.string(), z.unknown()).optional(),
  });
}

function picked(fields: object, ids: readonly string[]): Record<string, unknown> {
  const wanted = new Set(ids);
  return Object.fromEntries(Object.entries(fields).filter(([id]) => wanted.has(id)));
}

/** The answers that carry issues, with these fields beside the usual ones. */
export function issueAnswers(extra: readonly string[]) {
  const issues = z.array(issueAnswer(extra));
  return {
    search: z.object({ issues, nextPageToken: z.string().nullish() }),
    bulkFetch: z.object({ issues }),
  };
}
export type IssueAnswers = ReturnType<typeof issueAnswers>;

export const myselfAnswer = z.object({ timeZone: z.string().nullish() });
export const peekAnswer = z.object({
  issues: z.array(z.object({ id: z.string(), fields: z.object({ updated: z.string() }) })),
});
/** What a search found, by id alone. */
export const matchAnswer = z.object({ issues: z.array(z.object({ id: z.string() })) });
export const countAnswer = z.object({ count: z.number() });
export const parsedJqlAnswer = z.object({
  queries: z.array(z.object({ errors: z.array(z.string()).default([]) })),
});
export const shortIssuesAnswer = z.object({
  issues: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      fields: z.object({ summary: z.string(), status: z.object({ name: z.string() }) }),
    }),
  ),
});

export const createdAnswer = z.object({
  issues: z.array(z.object({ id: z.string(), key: z.string() })),
  errors: z.array(
    z.object({
      status: z.number(),
      failedElementNumber: z.number(),
      elementErrors: z.object({
        errorMessages: z.array(z.string()).optional(),
        errors: z.record(z.string(), z.string()).optional(),
      }),
    }),
  ),
});

const screenField = z.object({
  name: z.string().optional(),
  required: z.boolean(),
  hasDefaultValue: z.boolean().optional(),
  allowedValues: z.array(z.unknown()).optional(),
});
const transitionSchema = named.extend({
  to: z.object({ id: z.string(), statusCategory: z.object({ key: z.string() }) }),
  fields: z.record(z.string(), screenField).optional(),
});
export const transitionsAnswer = z.object({ transitions: z.array(transitionSchema) });

export function toTransition({
  id,
  name,
  to,
  fields = {},
}: z.output<typeof transitionSchema>): JiraTransition {
  const demanded = Object.entries(fields).flatMap(([field, { required, hasDefaultValue }]) =>
    required && hasDefaultValue !== true ? [field] : [],
  );
  const resolutions = (fields['resolution']?.allowedValues ?? []).flatMap(
    (value) => named.safeParse(value).data ?? [],
  );
  const resolution = resolutions.find((candidate) => candidate.name === 'Done') ?? resolutions[0];
  const resolved = demanded.includes('resolution') && resolution !== undefined;
  return {
    id,
    name,
    toStatusId: to.id,
    toCategory: to.statusCategory.key,
    missing: demanded
      .filter((field) => field !== 'resolution' || !resolved)
      .map((field) => fields[field]?.name ?? field),
    resolutionId: resolved ? resolution.id : null,
  };
}

export const usersAnswer = z.array(
  z.object({ accountId: z.string(), accountType: z.string(), active: z.boolean() }),
);
export const foundPeopleAnswer = z.array(
  z.object({
    accountId: z.string(),
    accountType: z.string(),
    active: z.boolean(),
    displayName: z.string(),
  }),
);
export const peopleAnswer = z.object({
  values: z.array(
    z.object({ accountId: z.string(), displayName: z.string(), emailAddress: z.string().nullish() }),
  ),
});

export function toIssue(answer: z.output<ReturnType<typeof issueAnswer>>): JiraIssue {
  const property = linkPropertySchema.safeParse(answer.properties?.[LINK_PROPERTY]);
  return {
    id: answer.id,
    key: answer.key,
    fields: answer.fields,
    link: property.success ? property.data : null,
  };
}
