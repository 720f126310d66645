import * as z from 'zod';

/** Reads an issue property; undefined when the issue does not have it. */
export type IssueProperty = (issueId: string, propertyKey: string) => Promise<unknown>;

export interface PropertyCondition {
  holds(payload: Readonly<Record<string, unknown>>, issueProperty: IssueProperty): Promise<boolean>;
}

const FORM = /^\s*event\.runtime\.issue\.properties\['([^']+)'\]\.([A-Za-z_$][\w$]*)\s*!=\s*null\s*$/;
const WithIssue = z.object({ issue: z.object({ id: z.union([z.string(), z.number()]) }) });

/**
 * The one form of filter expression that is modelled: `event.runtime.issue.properties['key'].path != null`.
 * Throws for every other. https://developer.atlassian.com/platform/forge/events-reference/product_events/
 */
export function readFilterExpression(expression: string): PropertyCondition {
  const [, propertyKey, path] = FORM.exec(expression) ?? [];
  if (propertyKey === undefined || path === undefined) {
    throw new Error(`The local platform does not model this event filter expression: ${expression}`);
  }
  return {
    async holds(payload, issueProperty) {
      const { data } = WithIssue.safeParse(payload);
      if (data === undefined) return false;
      const value = await issueProperty(String(data.issue.id), propertyKey);
      if (typeof value !== 'object' || value === null) return false;
      const found: unknown = Object.entries(value).find(([name]) => name === path)?.[1];
      return found !== undefined && found !== null;
    },
  };
}
