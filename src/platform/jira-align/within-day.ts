/** So much may have moved up while it was looked for; whether it did is checked by whoever reads on. */
const slack = 20;

/**
 * A filter heeds the day and not the time
 * (https://confluence.atlassian.com/jakb/how-to-filter-by-datetime-on-jira-align-api-1384134053.html), so a list since a
 * moment begins with all that changed earlier that day. On a busy day that is many pages at each look: the place where
 * the moment comes is found by looking at single items, further and further on and then in halves.
 *
 * @param changedAt when the item at a position changed, in milliseconds since the epoch; null where there is none
 * @param before a position whose item changed before the moment
 * @returns a position before the first item of the moment or later
 */
export async function positionNear(
  moment: number,
  before: number,
  changedAt: (position: number) => Promise<number | null>,
): Promise<number> {
  const isBefore = async (position: number): Promise<boolean> => {
    const time = await changedAt(position);
    return time !== null && time < moment;
  };
  let low = before;
  let high = before + slack;
  for (let step = slack; await isBefore(high); high = low + step) {
    low = high;
    step *= 2;
  }
  while (high - low > slack) {
    const middle = Math.floor((low + high) / 2);
    if (await isBefore(middle)) low = middle;
    else high = middle;
  }
  return Math.max(0, low - slack);
}
