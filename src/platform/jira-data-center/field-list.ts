import type { FieldKind } from '../port';
import * as answers from './answers';
import type { JiraApi } from './api';
import { epicLinkType, kindOf } from './field-kinds';

/** What is read of every issue, beside the custom fields. `comment` holds all comments: search tells no other count. */
const systemFields = [
  'summary',
  'description',
  'status',
  'priority',
  'assignee',
  'duedate',
  'labels',
  'issuetype',
  'project',
  'parent',
  'created',
  'updated',
  'comment',
] as const;

/** The custom fields of one Jira that the app can make something of. */
export interface KnownFields {
  readonly kinds: ReadonlyMap<string, FieldKind>;
  readonly epicLink: string | null;
  /** All that is read of an issue, by name. */
  readonly read: readonly string[];
}

/** Asked for once by whoever reads more than stamps. */
export class FieldList {
  private asked: Promise<KnownFields> | null = null;

  constructor(private readonly api: JiraApi) {}

  get isKnown(): boolean {
    return this.asked !== null;
  }

  /** Throws what asking threw; it is then asked again by the next. */
  known(): Promise<KnownFields> {
    this.asked ??= this.ask().catch((error: unknown) => {
      this.asked = null;
      throw error;
    });
    return this.asked;
  }

  private async ask(): Promise<KnownFields> {
    const all = await this.api.json({ method: 'GET', path: '/field', scope: 'connection' }, answers.fields);
    const kinds = new Map<string, FieldKind>();
    for (const { id, schema } of all) {
      const kind = kindOf(schema?.custom);
      if (kind !== null) kinds.set(id, kind);
    }
    const epicLink = all.find(({ schema }) => schema?.custom === epicLinkType)?.id ?? null;
    return {
      kinds,
      epicLink,
      read: [...systemFields, ...kinds.keys(), ...(epicLink === null ? [] : [epicLink])],
    };
  }
}
