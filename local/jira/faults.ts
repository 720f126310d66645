import { Refusal } from './refusal';

/** A failure to come: the next matching requests get it instead of an answer. */
export interface Fault {
  /** Operation of the contract; any when absent. */
  readonly operationId?: string;
  readonly times: number;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly errorMessages?: readonly string[];
  /** True when Jira does the work and only its answer is lost. */
  readonly afterWork?: boolean;
}

export class Faults {
  private planned: { fault: Fault; left: number }[] = [];

  plan(fault: Fault): void {
    this.planned.push({ fault, left: fault.times });
  }

  clear(): void {
    this.planned = [];
  }

  /** The refusal that meets this request before or after its work, if one is planned. */
  meet(operationId: string, afterWork: boolean): Refusal | null {
    const found = this.planned.find(
      ({ fault }) =>
        (fault.operationId ?? operationId) === operationId && (fault.afterWork ?? false) === afterWork,
    );
    if (found === undefined) return null;
    found.left -= 1;
    if (found.left <= 0) this.planned = this.planned.filter((other) => other !== found);
    const { status, errorMessages = ['A planned failure of the Jira twin.'], headers = {} } = found.fault;
    return new Refusal(status, errorMessages, {}, headers);
  }
}
