import { namedTask, type Items } from './items';
import { modelProjects } from './projects';
import { itemOfTitle } from './values';

/** Doubles, and things that nobody made. `strangers`: issues that were there before, by project key. */
export function strays(items: Items, strangers: ReadonlyMap<string, number>): string[] {
  const tasks = items.tasks().filter(({ deleted }) => !deleted);
  // An issue that was moved still names its task.
  const issues = [...items.unlinked(), ...modelProjects.flatMap((project) => items.issuesOf(project))];
  const named = issues.flatMap((issue) => namedTask(issue) ?? []);
  const titles = tasks.map(({ title }) => title);
  const found = [
    ...doubles(
      'issues',
      issues.map(({ summary }) => summary),
    ),
    ...doubles('tasks', titles),
    ...titles.filter((one) => itemOfTitle(one) === null).map((title) => `nobody made the task "${title}"`),
  ];
  for (const project of modelProjects) {
    const others = items.issuesOf(project).filter(({ summary }) => itemOfTitle(summary) === null).length;
    if (others !== (strangers.get(project.jiraKey) ?? 0))
      found.push(`${others} issues of ${project.jiraKey} are nobody's`);
  }
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
