import { defineField } from './field';

/** Jira's limit for one label, in UTF-16 units. */
const labelLimit = 255;

export const labels = defineField<readonly string[], readonly string[]>({
  name: 'labels',
  jiraField: 'labels',
  fromIssue: (issue) => issue.labels,
  fromTask: (task) => task.labels,
  jiraCanonical: canonical,
  taskCanonical: canonical,
  toJira: (values) => ({ value: distinct(values.map(jiraLabel).filter((label) => label !== '')) }),
  // A label that reached Jira with its spaces changed keeps its own spelling on the platform.
  toTask: (values, current) => ({
    value: distinct(values.map((label) => current?.find((own) => jiraLabel(own) === label) ?? label)),
  }),
  jiraWrite: (value) => ({ fields: { labels: value } }),
  taskWrite: (value) => ({ labels: value }),
  jiraText: (values) => values.join(', '),
  taskText: (values) => values.join(', '),
});

/** Order and repeats mean nothing on either side. */
function canonical(values: readonly string[]): string {
  return values.length === 0 ? '' : JSON.stringify(distinct(values).sort());
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** Jira refuses spaces in a label. */
function jiraLabel(label: string): string {
  return label
    .trim()
    .replace(/[\s\p{Cc}]+/gu, '_')
    .slice(0, labelLimit)
    .replace(/[\ud800-\udbff]$/, '');
}
