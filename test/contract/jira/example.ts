import type { JiraTwin } from '../../../local/jira/twin';
import type { Sent } from './demo-twin';

/** How one answer of one operation is brought about. `before` prepares the twin. */
export interface Example extends Sent {
  readonly operationId: string;
  readonly status: number;
  readonly before?: (twin: JiraTwin) => void | Promise<void>;
}

/** The usual request of an operation with its first status, and what else it may answer. */
export interface Plain extends Sent {
  readonly status: number;
  readonly before?: (twin: JiraTwin) => void | Promise<void>;
  readonly others?: readonly (Omit<Example, 'operationId' | 'method' | 'path'> & {
    readonly path?: string;
  })[];
}
