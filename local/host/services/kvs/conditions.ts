import { checkAttribute } from './entity-model';
import type { Entity, Scalar } from './entity-model';
import { LIMITS } from './limits';
import { Refusal } from './refusal';
import type { Condition, Conditions, Range } from './requests';

/** Refuses filters or transaction conditions that the platform does not take. */
export function checkConditions(conditions: Conditions, entity: Entity): void {
  if (conditions.and !== undefined && conditions.or !== undefined) {
    throw new Refusal(
      400,
      'INVALID_FILTER_OPERATORS_COMBINATION',
      'Filter operators "and" and "or" cannot be present at the same level.',
    );
  }
  const list = conditions.and ?? conditions.or ?? [];
  if (list.length === 0)
    throw new Refusal(400, 'EMPTY_FILTER_OPERATOR', 'Filter operators "and" and "or" cannot be empty.');
  if (list.length > LIMITS.conditions) {
    throw new Refusal(
      400,
      'INVALID_FILTER_VALUES',
      `A query can have at most ${LIMITS.conditions} conditions.`,
    );
  }
  for (const condition of list) checkCondition(condition, entity);
}

/** Whether an attribute set satisfies the conditions, which `checkConditions` has accepted. */
export function holds(conditions: Conditions, attributes: ReadonlyMap<string, unknown>): boolean {
  if (conditions.or !== undefined)
    return conditions.or.some((one) => matches(one, attributes.get(one.property)));
  return (conditions.and ?? []).every((one) => matches(one, attributes.get(one.property)));
}

/** Whether one attribute satisfies the condition; an attribute that is not there satisfies NOT_EXISTS only. */
export function matches(condition: Condition | Range, attribute: unknown): boolean {
  if (condition.condition === 'EXISTS') return attribute !== undefined;
  if (condition.condition === 'NOT_EXISTS') return attribute === undefined;
  if (!isScalar(attribute)) return false;
  const [first, second] = condition.values;
  if (!isScalar(first)) return false;
  switch (condition.condition) {
    case 'EQUAL_TO':
      return attribute === first;
    case 'NOT_EQUAL_TO':
      return attribute !== first;
    case 'BEGINS_WITH':
      return String(attribute).startsWith(String(first));
    case 'CONTAINS':
      return String(attribute).includes(String(first));
    case 'NOT_CONTAINS':
      return !String(attribute).includes(String(first));
    case 'GREATER_THAN':
      return compare(attribute, first) > 0;
    case 'GREATER_THAN_EQUAL_TO':
      return compare(attribute, first) >= 0;
    case 'LESS_THAN':
      return compare(attribute, first) < 0;
    case 'LESS_THAN_EQUAL_TO':
      return compare(attribute, first) <= 0;
    case 'BETWEEN':
      return isScalar(second) && compare(attribute, first) >= 0 && compare(attribute, second) <= 0;
  }
}

/** Refuses a wrong number of values, or values of another type than the attribute has. */
function checkCondition(condition: Condition, entity: Entity): void {
  checkCount(condition);
  const type = entity.attributes.get(condition.property);
  const text =
    condition.condition === 'BEGINS_WITH' ||
    condition.condition === 'CONTAINS' ||
    condition.condition === 'NOT_CONTAINS';
  if (text && type !== 'string' && type !== 'any') {
    throw new Refusal(
      400,
      'INVALID_FILTER_CONDITION',
      `${condition.condition} needs the string attribute "${condition.property}"`,
    );
  }
  if (condition.condition === 'EXISTS' || condition.condition === 'NOT_EXISTS') {
    if (type === undefined) checkAttribute(entity, condition.property, undefined);
    return;
  }
  for (const value of condition.values) checkAttribute(entity, condition.property, value);
}

export function checkCount(condition: Condition | Range): void {
  const wanted = condition.condition === 'BETWEEN' ? 2 : 1;
  if (condition.values.length < wanted && wanted === 2) {
    throw new Refusal(
      400,
      'INSUFFICIENT_FILTER_VALUES',
      'The specified condition needs at least two values.',
    );
  }
  if (condition.values.length !== wanted) {
    throw new Refusal(
      400,
      'INVALID_FILTER_VALUES',
      `${condition.condition} takes ${wanted} value(s), not ${condition.values.length}.`,
    );
  }
}

/** A total order for the values of one index; an attribute of type `any` may mix types, which then stand apart. */
export function compare(left: Scalar, right: Scalar): number {
  if (typeof left !== typeof right) return typeof left < typeof right ? -1 : 1;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Where an index value lies: before the range, in it, or after it. Each range is one stretch of the index. */
export function sideOf(range: Range, value: Scalar): -1 | 0 | 1 {
  if (matches(range, value)) return 0;
  const [first] = range.values;
  if (!isScalar(first)) return 1;
  if (range.condition === 'LESS_THAN' || range.condition === 'LESS_THAN_EQUAL_TO') return 1;
  return compare(value, first) <= 0 ? -1 : 1;
}

export function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
