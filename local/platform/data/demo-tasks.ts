import type { FieldValues, MarkupKind, ProjectRecord, TaskFields } from './model';
import { dayAfter, pick } from './demo-fields';
import { noFields } from './task-values';
import { signInIds, users } from './tenant';

const verbs = [
  'Publish',
  'Review',
  'Replace',
  'Measure',
  'Simplify',
  'Translate',
  'Test',
  'Document',
  'Migrate',
  'Plan',
  'Automate',
];
const things = [
  'the release notes',
  'the sign-in page',
  'colour contrast of charts',
  'the invoice export',
  'keyboard order in dialogs',
  'the nightly backup',
  'error messages of the importer',
  'the price list',
  'search results on small screens',
  'the onboarding tour',
  'alt texts of the catalogue',
  'the rack layout',
  'the consent banner',
  'the audit report',
];
const reasons = [
  'for the spring release',
  'before the audit',
  'for customers in Norway',
  'after the outage in March',
  'with the design team',
  'for screen reader users',
  'in two steps',
];
const labels = ['launch', 'accessibility', 'customer', 'tech-debt', 'q1', 'q2', 'security', 'design'];

const descriptions: readonly ((subject: string) => string | null)[] = [
  () => null,
  (subject) =>
    `<p>${subject}. The details are in <a href="https://example.com/plan?id=7&amp;view=full">the plan</a>.</p>`,
  (subject) =>
    `<h2>Goal</h2><p><strong>${subject}</strong> so that nobody has to ask twice.</p><ul><li>Ask the owner</li><li>Write it down<ol><li>short</li><li>with an example</li></ol></li><li>Tell the team</li></ul>`,
  (subject) =>
    `<p>${subject}:</p><table><thead><tr><th>Step</th><th>Owner</th><th>Days</th></tr></thead><tbody><tr><td>Draft</td><td>Lena</td><td>2</td></tr><tr><td>Check</td><td>Milo</td><td>1</td></tr><tr><td colspan="2">Sum</td><td>3</td></tr></tbody></table>`,
  (subject) =>
    `<p>Steps to see it:</p><ol><li>Open the page</li><li>Press <code>Tab</code> three times</li></ol><pre>focus: none\nexpected: #main</pre><blockquote><p>${subject}, please. <em>A customer</em></p></blockquote>`,
  (subject) =>
    `<p>${subject} &amp; everything that hangs on it.<br>See <s>the old list</s> <u>the new list</u>.</p><hr><p>Grüße aus Tromsø 🚀</p>`,
];

/** The same texts, row by row. */
const markdownDescriptions: readonly ((subject: string) => string | null)[] = [
  () => null,
  (subject) => `${subject}. The details are in [the plan](https://example.com/plan?id=7&view=full).`,
  (subject) =>
    `## Goal\n\n**${subject}** so that nobody has to ask twice.\n\n- Ask the owner\n- Write it down\n  1. short\n  2. with an example\n- Tell the team`,
  (subject) =>
    `${subject}:\n\n| Step | Owner | Days |\n| --- | --- | --- |\n| Draft | Lena | 2 |\n| Check | Milo | 1 |`,
  (subject) =>
    `Steps to see it:\n\n1. Open the page\n2. Press \`Tab\` three times\n\n\`\`\`\nfocus: none\nexpected: #main\n\`\`\`\n\n> ${subject}, please. *A customer*`,
  (subject) =>
    `${subject} & everything that hangs on it.\\\nSee ~~the old list~~ the new list.\n\n---\n\nGrüße aus Tromsø 🚀`,
];

export interface DemoTask {
  readonly fields: TaskFields;
  readonly comments: readonly { readonly authorName: string; readonly body: string }[];
}

export interface DemoParts {
  readonly today: number;
  readonly markup: MarkupKind;
  /** Of `demoFieldSets`, for projects that have these fields. */
  readonly fieldSets: readonly FieldValues[];
}

/** The n-th demo task of a project: always the same, and varied enough that every kind of value occurs early. */
export function demoTask(
  project: ProjectRecord,
  index: number,
  { today, markup, fieldSets }: DemoParts,
): DemoTask {
  const subject = `${pick(verbs, index)} ${pick(things, index * 3 + 1)}`;
  const active = users.filter((user) => user.active && !signInIds.some((id) => id === user.id));
  const day = (offset: number): string => dayAfter(today, offset);
  return {
    fields: {
      title: index % 4 === 3 ? subject : `${subject} ${pick(reasons, index * 5)}`,
      description: pick(markup === 'html' ? descriptions : markdownDescriptions, index + 1)(subject),
      statusId: pick(project.statuses, index + Math.floor(index / 3)).id,
      priorityId:
        project.priorities.length === 0 || index % 7 === 6 ? null : pick(project.priorities, index + 1).id,
      assigneeId: index % 5 === 4 ? null : pick(active, index).id,
      dueDate: index % 3 === 2 ? null : day((index % 45) - 5),
      labels: index % 6 === 5 ? [] : [...new Set([pick(labels, index), pick(labels, index * 3 + 2)])],
      parentId: null,
      fields: project.fields.length === 0 ? noFields : pick(fieldSets, index),
      externalUrl: null,
    },
    comments:
      index % 8 !== 1
        ? []
        : [
            {
              authorName: 'Lena Lead',
              body:
                markup === 'html'
                  ? `<p>Who can take <strong>${subject.toLowerCase()}</strong>?</p>`
                  : `Who can take **${subject.toLowerCase()}**?`,
            },
            {
              authorName: 'Nora Nilsen',
              body: markup === 'html' ? '<p>I can, from Monday.</p>' : 'I can, from Monday.',
            },
          ],
  };
}
