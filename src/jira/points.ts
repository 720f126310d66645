import * as z from 'zod';

const list = z.array(z.unknown());
const counted: readonly (readonly [RegExp, (answer: unknown) => number])[] = [
  [/\/search\/jql$|\/issue\/bulkfetch$/, (answer) => z.object({ issues: list }).parse(answer).issues.length],
  [/\/project\/search$/, (answer) => z.object({ values: list }).parse(answer).values.length],
  // People and permissions cost double.
  [/\/user\/search$/, (answer) => 2 * list.parse(answer).length],
  [/\/user\/bulk$/, (answer) => 2 * z.object({ values: list }).parse(answer).values.length],
  [
    /\/mypermissions$/,
    (answer) =>
      2 *
      Object.keys(z.object({ permissions: z.record(z.string(), z.unknown()) }).parse(answer).permissions)
        .length,
  ],
  [/\/myself$/, () => 2],
  [/\/serverInfo$|\/approximate-count$|\/jql\/parse$/, () => 0],
];

/**
 * What a successful call costs of the hourly quota: one point, and for reads one more for each object in the answer.
 * https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
export function pointsOf(method: string, path: string, answer: unknown): number {
  const place = path.split('?')[0] ?? '';
  const rule = counted.find(([pattern]) => pattern.test(place));
  if (rule !== undefined) return 1 + rule[1](answer);
  return method === 'GET' ? 2 : 1;
}
