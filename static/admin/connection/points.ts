const least = 1_000;
const most = 60_000;

/** Why what was typed cannot be the points an hour; null when it can. */
export function pointsFault(typed: string): 'settings.pointsMissing' | 'settings.pointsRange' | null {
  if (typed.trim() === '') return 'settings.pointsMissing';
  const points = Number(typed);
  return Number.isInteger(points) && points >= least && points <= most ? null : 'settings.pointsRange';
}
