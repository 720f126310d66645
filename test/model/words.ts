import { rulesOf } from './rules';
import type { Fate, History, PersonStep, Step } from './steps';

const seconds = (ms: number): string =>
  ms < 1000 ? `${ms} ms` : ms < 120_000 ? `${ms / 1000} s` : `${Math.round(ms / 6000) / 10} min`;
const fate = ({ lost, doubled, lateMs }: Fate): string =>
  `${Math.round(lost * 100)} % lost, ${Math.round(doubled * 100)} % twice, up to ${seconds(lateMs)} late`;

/** A history as a person would tell it. */
export function inWords(history: History): string {
  const { seed, indexLagMs, indexJitterMs, eventDelayMs, skewMs, rules } = history;
  const lines = history.steps.map((step, index) => `  ${index + 1}. ${stepInWords(step)}`);
  return [
    `Seed ${seed}: Jira's search is ${seconds(indexLagMs)} to ${seconds(indexLagMs + indexJitterMs)} late, its events ${seconds(eventDelayMs)}, the platform's clock ${seconds(Math.abs(skewMs))} ${skewMs < 0 ? 'behind' : 'ahead'}; conflicts: ${JSON.stringify(rulesOf(rules))}`,
    ...lines,
  ].join('\n');
}

function stepInWords(step: Step): string {
  switch (step.do) {
    case 'edit':
    case 'comment':
    case 'comment-edit':
    case 'comment-remove':
    case 'create':
    case 'delete':
    case 'move':
      return personInWords(step);
    case 'wait':
      return `${seconds(step.ms)} pass`;
    case 'settle':
      return 'the weather ends, and both sides are compared when all is quiet';
    case 'kill':
      return `${step.who === 'worker' ? 'the worker' : 'the app'} dies ${step.when} its ${step.of === 'writes' ? 'write' : 'call'} ${step.at} from now`;
    case 'fault':
      return `${step.times} ${step.of === 'writes' ? 'writes' : 'calls'} to ${step.target} after the next ${step.skip}: ${step.how}`;
    case 'deliveries':
      return `deliveries: events ${fate(step.events)}; queue ${fate(step.queue)}; webhooks ${fate(step.webhooks)} (dice ${step.dice})`;
    case 'wall':
      return `${step.side} lets ${step.calls} more pass in this window`;
    case 'stale':
      return `queries of the storage are ${seconds(step.ms)} late`;
    case 'meanwhile':
      return `at call ${step.at} from now, ${personInWords(step.step)}`;
    case 'double':
      return `at call ${step.at} from now, a second worker begins (${step.what})`;
    case 'pause':
    case 'resume':
      return `the link of project ${step.project} is ${step.do}d`;
    case 'resync':
      return 'somebody asks for a resync';
    case 'inactive':
    case 'active':
      return `the connection is made ${step.do}`;
  }
}

function personInWords(step: PersonStep): string {
  const where = step.side === 'jira' ? 'in Jira' : 'on the platform';
  switch (step.do) {
    case 'edit':
      return `somebody changes ${step.field} of item ${step.item} ${where} (take ${step.take})`;
    case 'comment':
      return `somebody comments on item ${step.item} ${where} (take ${step.take})`;
    case 'comment-edit':
      return `somebody changes a comment on item ${step.item} ${where} (take ${step.take})`;
    case 'comment-remove':
      return `somebody deletes a comment on item ${step.item} ${where} (take ${step.take})`;
    case 'create':
      return `somebody makes item ${step.item} ${where}, project ${step.project}${step.upper === true ? ', that others can be part of' : ''}${step.under === undefined ? '' : `, part of another (take ${step.under})`}`;
    case 'move':
      return `somebody moves item ${step.item} ${where} to another project, or back (take ${step.take})`;
    case 'delete':
      return `somebody deletes item ${step.item} ${where}`;
  }
}
