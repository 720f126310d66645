import { NullLogger, StatsigService } from '@forge/cli-shared';

/** Atlassian's linter asks its flag service which runtimes are deprecated; a lint that needs no network asks nobody. */
export class NoFeatureFlags extends StatsigService {
  constructor() {
    super(NullLogger, undefined, { getCredentials: refuse }, { readConfigSection: refuse });
  }

  override checkGate(): Promise<null> {
    return Promise.resolve(null);
  }

  override getDynamicConfig(): Promise<null> {
    return Promise.resolve(null);
  }

  override getDeprecatedRuntimes(): Promise<string[]> {
    return Promise.resolve([]);
  }
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('The linter works without credentials'));
}
