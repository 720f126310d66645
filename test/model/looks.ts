import { AsyncLocalStorage } from 'node:async_hooks';
import * as z from 'zod';
import type { Handlers } from '../../local/host/inline-runtime';
import type { Program } from '../../local/program';
import { JIRA_POINTS } from './projects';
import type { EditedField } from './steps';

const worker = new AsyncLocalStorage<symbol>();

/** The app's functions, each run of which is known as one worker. */
export function asWorkers(handlers: Handlers): Handlers {
  const entries = Object.entries(handlers).map(([name, handler]): [string, unknown] => {
    if (typeof handler !== 'function') return [name, handler];
    const run = (...given: unknown[]): unknown => Reflect.apply(handler, undefined, given) as unknown;
    return [name, (...given: unknown[]) => worker.run(Symbol(name), run, ...given)];
  });
  return Object.fromEntries(entries);
}

/** From when to when, in the count of what happened. */
export interface Span {
  readonly began: number;
  readonly ended: number;
}

interface Call extends Span {
  readonly by: symbol | undefined;
  readonly issues: readonly string[];
}

const asked = z.object({ fields: z.array(z.string()).min(2) });
const found = z.object({ issues: z.array(z.object({ id: z.string() })) });
const written = z.object({ fields: z.record(z.string(), z.unknown()) });
const writtenIssue = /\/rest\/api\/3\/issue\/(\d+)(\/transitions)?$/;

const jiraNames: Readonly<Record<EditedField, string>> = {
  title: 'summary',
  description: 'description',
  status: 'status',
  priority: 'priority',
  assignee: 'assignee',
  dueDate: 'duedate',
  labels: 'labels',
  points: JIRA_POINTS,
  parent: 'parent',
};

/** Who looked at which issue before writing what, as it passes between app and Jira. */
export class Looks {
  private readonly reads: Call[] = [];
  private readonly writes: (Call & { readonly fields: readonly string[] })[] = [];
  private count = 0;

  /** `on`: whether anybody will ask. */
  constructor(private readonly on: boolean) {}

  now(): number {
    this.count += 1;
    return this.count;
  }

  readonly wire = (to: 'jira' | 'platform', program: Program): Program => {
    if (to === 'platform' || !this.on) return program;
    return async (request) => {
      const text = request.method === 'GET' ? '' : await request.clone().text();
      const began = this.now();
      const answer = await program(request);
      await this.note(request, text, answer, began);
      return answer;
    };
  };

  /**
   * Whether the app wrote the field after the edit without having looked at the issue again. Jira has no conditional
   * write: between a look and the write that follows from it nobody can see an edit. Whoever looked after it must.
   */
  blindWriteAfter(issueId: string, field: EditedField, edit: Span): boolean {
    return this.writes.some(
      ({ by, issues, fields, began, ended }) =>
        issues.includes(issueId) &&
        fields.includes(jiraNames[field]) &&
        ended > edit.began &&
        !this.reads.some(
          (read) =>
            read.by === by && read.issues.includes(issueId) && read.began > edit.ended && read.ended < began,
        ),
    );
  }

  private async note(request: Request, text: string, answer: Response, began: number): Promise<void> {
    const { pathname } = new URL(request.url);
    const by = worker.getStore();
    const [, id, transitions] = writtenIssue.exec(pathname) ?? [];
    if (id !== undefined && text !== '') {
      const fields =
        transitions === undefined ? Object.keys(written.parse(JSON.parse(text)).fields) : ['status'];
      this.writes.push({ by, issues: [id], fields, began, ended: this.now() });
    } else if (/\/(bulkfetch|search\/jql)$/.test(pathname) && answer.ok) {
      if (!asked.safeParse(JSON.parse(text)).success) return;
      const { issues } = found.parse(await answer.clone().json());
      this.reads.push({ by, issues: issues.map((one) => one.id), began, ended: this.now() });
    }
  }
}
