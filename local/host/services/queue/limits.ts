/** https://developer.atlassian.com/platform/forge/limits-async-events/ */
export const QUEUE_LIMITS = {
  eventsPerPush: 50,
  pushBytes: 200 * 1024,
  /** Per event, where the consumer may run for longer than 55 seconds. */
  longConsumerEventBytes: 100 * 1024,
  longConsumerMs: 55_000,
  eventsPerMinute: 500,
  pushesPerChain: 1000,
  delaySeconds: 900,
  retentionMs: 24 * 3_600_000,
  /** What failed through the platform's fault is kept three days longer. */
  platformRetentionMs: 96 * 3_600_000,
} as const;
