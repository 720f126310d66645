import { dayAfter, demoFieldSets, pick } from './demo-fields';
import type { TaskEdit } from './task-values';

type NewTask = TaskEdit & { readonly title: string; readonly typeId: string };

export interface DemoFeature {
  readonly at: number;
  readonly feature: NewTask;
  readonly children: readonly NewTask[];
}

const goals = ['Self-service returns', 'Offline mode', 'Audit trail', 'Faster search', 'Dark theme'];
const people = ['usr-lena', 'usr-milo', 'usr-omar', null];

/** The n-th feature of Roadmap: always the same, made within the hour before `now`. */
export function demoFeature(index: number, now: number): DemoFeature {
  const goal = pick(goals, index);
  const name = index < goals.length ? goal : `${goal} ${Math.floor(index / goals.length) + 1}`;
  const sets = demoFieldSets(now);
  const child = (typeId: string, title: string, place: number): NewTask => ({
    typeId,
    title: `${name}: ${title}`,
    statusId: pick(['st-backlog', 'st-doing', 'st-review', 'st-done'], index + place),
    assigneeId: pick(people, index + place),
    fields: pick(sets, index * 3 + place),
  });
  return {
    at: now - 3_600_000 + index * 1_000,
    feature: {
      typeId: 'ty-feature',
      title: name,
      statusId: pick(['st-planned', 'st-doing', 'st-done'], index),
      assigneeId: 'usr-lena',
      fields: {
        'fld-start': dayAfter(now, index),
        'fld-risk': pick(['opt-medium', 'opt-low', 'opt-high'], index),
        'fld-decided': new Date(now - (index + 1) * 86_400_000).toISOString(),
      },
    },
    children: [
      child('ty-story', 'first version', 1),
      child('ty-defect', 'wrong totals', 2),
      child('ty-task', 'tell support', 3),
    ],
  };
}
