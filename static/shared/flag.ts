import { showFlag } from '@forge/bridge';

let count = 0;

function tell(type: 'success' | 'warning', title: string, description?: string): void {
  count += 1;
  showFlag({
    id: `planlink-${count}`,
    type,
    title,
    isAutoDismiss: true,
    ...(description === undefined ? {} : { description }),
  });
}

/** Says in Jira's own corner that an action was done. Failures stay on the page, next to what failed. */
export function tellDone(title: string, description?: string): void {
  tell('success', title, description);
}

/** For what failed where there is no room for words, as inside a field. */
export function tellFailed(title: string): void {
  tell('warning', title);
}
