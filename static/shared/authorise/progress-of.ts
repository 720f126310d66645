import type { Stage } from './use-authorisation';

const stages = ['request', 'approve', 'access'] as const satisfies readonly Stage[];

export type StepState = 'past' | 'now' | 'failed' | 'ahead';

/** Where the three steps stand: what lies before is done, and only what has begun can have failed. */
export function progressOf({
  at,
  moving,
  failed,
}: {
  readonly at: Stage;
  readonly moving: boolean;
  readonly failed: boolean;
}): readonly { readonly stage: Stage; readonly state: StepState }[] {
  const here = stages.indexOf(at);
  const now = failed ? 'failed' : moving || here > 0 ? 'now' : 'ahead';
  return stages.map((stage, place) => ({
    stage,
    state: place < here ? 'past' : place === here ? now : 'ahead',
  }));
}
