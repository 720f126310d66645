import { namedTask, type Items } from './items';
import { modelProjects } from './projects';
import { itemOfTitle } from './values';

/** Doubles, and things that nobody made. `strangers`: issues that were there before, by project key. */
export function strays(items: Items, strangers: ReadonlyMap<string, number>): string[] {
  const found: string[] = [];
  const named: string[] = [];
  for (const project of modelProjects) {
    const issues = items.issuesOf(project);
    const tasks = items.tasksOf(project).filter(({ deleted }) => !deleted);
    const summaries = issues.map(({ summary }) => summary);
    const titles = tasks.map(({ title }) => title);
    found.push(...doubles('issues', summaries), ...doubles('tasks', titles));
    named.push(...issues.flatMap((issue) => namedTask(issue) ?? []));
    const others = summaries.filter((summary) => itemOfTitle(summary) === null).length;
    if (others !== (strangers.get(project.jiraKey) ?? 0))
      found.push(`${others} issues of ${project.jiraKey} are nobody's`);
    for (const title of titles.filter((one) => itemOfTitle(one) === null))
      found.push(`nobody made the task "${title}"`);
  }
  // An issue that was moved still names its task.
  named.push(...items.unlinked().flatMap((issue) => namedTask(issue) ?? []));
  for (const task of new Set(named))
    if (named.filter((one) => one === task).length > 1) found.push(`two issues name task ${task}`);
  return found;
}

function doubles(what: string, titles: readonly string[]): string[] {
  const numbers = titles.flatMap((title) => itemOfTitle(title) ?? []);
  return [...new Set(numbers)].flatMap((number) => {
    const times = numbers.filter((one) => one === number).length;
    return times > 1 ? [`item ${number}: ${times} ${what}`] : [];
  });
}
