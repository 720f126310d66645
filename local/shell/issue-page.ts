import { adfToHtml, adfToText } from './adf-html';
import { html, moment, type Html } from './html';
import type { Comment, Issue, Transition } from './jira-as-person';
import { appFrame } from './page';
import type { Placement } from './placements';
import type { ShellSettings } from './ports';

export interface IssuePageData {
  readonly issue: Issue;
  readonly comments: readonly Comment[];
  readonly transitions: readonly Transition[];
  readonly priorities: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly { readonly accountId: string; readonly displayName: string }[];
  /** Jira's refusal of the change just tried, or null. */
  readonly problem: string | null;
}

function options(
  values: readonly { readonly value: string; readonly name: string }[],
  selected: string,
): Html[] {
  return values.map(
    ({ value, name }) =>
      html`<option value="${value}" ${value === selected ? 'selected' : ''}>${name}</option>`,
  );
}

function details({ issue }: IssuePageData): Html {
  const { fields } = issue;
  return html`<h2>Details</h2>
    <dl class="fields" data-live="fields">
      <dt>Status</dt>
      <dd data-field="status"><span class="lozenge">${fields.status.name}</span></dd>
      <dt>Priority</dt>
      <dd data-field="priority">${fields.priority?.name ?? 'None'}</dd>
      <dt>Assignee</dt>
      <dd data-field="assignee">${fields.assignee?.displayName ?? 'Unassigned'}</dd>
      <dt>Due date</dt>
      <dd data-field="duedate">${fields.duedate ?? 'None'}</dd>
      <dt>Labels</dt>
      <dd data-field="labels">${fields.labels.length === 0 ? 'None' : fields.labels.join(', ')}</dd>
      <dt>Type</dt>
      <dd>${fields.issuetype.name}</dd>
      <dt>Updated</dt>
      <dd>${moment(fields.updated)}</dd>
    </dl>`;
}

function statusForm({ issue, transitions }: IssuePageData): Html {
  const choices = transitions.map(({ id, name, to }) => ({
    value: id,
    name: name === to.name ? name : `${name} (to ${to.name})`,
  }));
  if (choices.length === 0) return html`<p class="hint">You cannot change the status of this issue.</p>`;
  return html`<form method="post" action="/browse/${issue.key}/transition">
    <label for="transition">Change status</label>
    <select id="transition" name="transition">
      ${options(choices, '')}
    </select>
    <button>Change</button>
  </form>`;
}

function editForm({ issue, priorities, people }: IssuePageData): Html {
  const { fields } = issue;
  const text = adfToText(fields.description);
  const assignees = [
    { value: '', name: 'Unassigned' },
    ...people.map(({ accountId, displayName }) => ({ value: accountId, name: displayName })),
  ];
  const assignee = fields.assignee;
  if (
    assignee !== null &&
    assignee !== undefined &&
    !assignees.some(({ value }) => value === assignee.accountId)
  ) {
    assignees.push({ value: assignee.accountId, name: assignee.displayName });
  }
  return html`<details data-edit>
    <summary>Edit issue</summary>
    <form method="post" action="/browse/${issue.key}/fields" class="field">
      <label for="summary">Summary</label>
      <input id="summary" name="summary" required maxlength="255" value="${fields.summary}" />
      <label for="description">Description</label>
      <textarea id="description" name="description" aria-describedby="description-hint">${text}</textarea>
      <p class="hint" id="description-hint">Plain text. Formatting is kept unless you change this field.</p>
      <label for="priority">Priority</label>
      <select id="priority" name="priority">
        ${options(
          priorities.map(({ id, name }) => ({ value: id, name })),
          fields.priority?.id ?? '',
        )}
      </select>
      <label for="assignee">Assignee</label>
      <select id="assignee" name="assignee">
        ${options(assignees, assignee?.accountId ?? '')}
      </select>
      <label for="duedate">Due date</label>
      <input id="duedate" name="duedate" type="date" value="${fields.duedate ?? ''}" />
      <label for="labels">Labels, separated by spaces</label>
      <input id="labels" name="labels" value="${fields.labels.join(' ')}" />
      <p><button class="primary">Save</button></p>
    </form>
  </details>`;
}

function commentList({ issue, comments }: IssuePageData): Html {
  const items = comments.map(
    (comment) =>
      html`<article class="comment" data-comment="${comment.id}">
        <p class="who">
          <strong>${comment.author.displayName}</strong>
          ${moment(comment.created)}
        </p>
        ${adfToHtml(comment.body)}
      </article>`,
  );
  return html`<h2>Comments</h2>
    <form method="post" action="/browse/${issue.key}/comment" class="field">
      <label for="comment">Add a comment</label>
      <textarea id="comment" name="comment" required class="short"></textarea>
      <p><button>Comment</button></p>
    </form>
    <div data-live="comments">
      ${items.length === 0 ? html`<p class="hint">No comments yet.</p>` : items}
    </div>`;
}

/** An issue as Jira shows it: fields and comments to read and change, the app's panel at the right. */
export function issuePage(settings: ShellSettings, data: IssuePageData, placement: Placement | null): Html {
  const { issue, problem } = data;
  const { project, summary, description } = issue.fields;
  return html`<p class="crumbs">
      <a href="/projects/${project.key}">${project.name ?? project.key}</a> / ${issue.key}
    </p>
    ${problem === null ? null : html`<p class="problem" role="alert">${problem}</p>`}
    <div class="issue">
      <div>
        <h1 data-live="summary">${summary}</h1>
        ${editForm(data)}
        <h2>Description</h2>
        <div class="description" data-live="description">
          ${adfToHtml(description) ?? html`<p class="hint">No description.</p>`}
        </div>
        ${commentList(data)}
      </div>
      <div>
        ${
          placement === null
            ? null
            : html`<section class="context" aria-labelledby="context-title">
                <h2 id="context-title">${placement.module.label ?? placement.module.title}</h2>
                ${appFrame(settings, placement, '')}
              </section>`
        }
        ${statusForm(data)} ${details(data)}
      </div>
    </div>`;
}
