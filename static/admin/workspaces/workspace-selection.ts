import type { WorkspaceView } from '../../../src/contract/views';

export type Chosen = ReadonlySet<string>;

export function grantedIn(workspaces: readonly WorkspaceView[]): Chosen {
  return new Set(workspaces.filter((one) => one.granted).map((one) => one.id));
}

export function withPicked(chosen: Chosen, ids: readonly string[], take: boolean): Chosen {
  const next = new Set(chosen);
  for (const id of ids) {
    if (take) next.add(id);
    else next.delete(id);
  }
  return next;
}

export function isSame(left: Chosen, right: Chosen): boolean {
  return left.size === right.size && [...left].every((id) => right.has(id));
}

/** True when a workspace with linked projects would be given up: then it has to be shown what stops. */
export function stopsSomething(workspaces: readonly WorkspaceView[], chosen: Chosen): boolean {
  return workspaces.some((one) => one.granted && one.projectLinks > 0 && !chosen.has(one.id));
}

/** True when what is typed shows that the reader has seen the number of links; spaces and case do not matter. */
export function isConfirmed(typed: string, count: number, word: string): boolean {
  const text = typed.trim().toLocaleLowerCase();
  return text === String(count) || text === word.toLocaleLowerCase();
}
