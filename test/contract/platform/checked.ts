import type { Program } from '../../../local/program';
import type { Operation, Parameter, Specification } from './specification';

export interface Traffic {
  /** Operation ids with the statuses that were answered. */
  readonly seen: Map<string, Set<number>>;
  /** Broken by whoever sent the request, or by the sandbox: both are found here. */
  readonly faults: string[];
}

/**
 * Holds every request and every answer of the API against the specification. Requests that are answered 400 and more
 * may be wrong (tests send such on purpose); all others must be right.
 */
export function checked(specification: Specification, program: Program, traffic: Traffic): Program {
  const operations = specification.operations();
  return async (request) => {
    const url = new URL(request.url);
    if (!url.pathname.startsWith('/api/v1/')) return program(request);
    const copy = request.clone();
    const answer = await program(request);
    const operation = find(operations, copy.method, url.pathname.slice('/api/v1'.length));
    if (operation === undefined) {
      if (answer.status !== 404 && answer.status !== 405)
        traffic.faults.push(`${copy.method} ${url.pathname} is not in the specification`);
      return answer;
    }
    const statuses = traffic.seen.get(operation.id) ?? new Set();
    traffic.seen.set(operation.id, statuses.add(answer.status));
    const faults = [
      ...(answer.status < 400 ? await requestFaults(specification, operation, copy) : []),
      ...(await answerFaults(specification, operation, answer.clone())),
    ];
    traffic.faults.push(...faults.map((fault) => `${operation.id} ${answer.status}: ${fault}`));
    return answer;
  };
}

function find(operations: readonly Operation[], method: string, path: string): Operation | undefined {
  const matches = operations.filter(
    (operation) => operation.method === method && pathPattern(operation.path).test(path),
  );
  return matches.sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
}

const pathPattern = (path: string): RegExp => new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`);

async function requestFaults(
  specification: Specification,
  operation: Operation,
  request: Request,
): Promise<string[]> {
  const url = new URL(request.url);
  const known = new Set(operation.parameters.filter((one) => one.in === 'query').map((one) => one.name));
  const faults = [...url.searchParams.keys()]
    .filter((name) => !known.has(name))
    .map((name) => `unknown query parameter ${name}`);
  for (const parameter of operation.parameters) {
    const value = parameterValue(specification, parameter, operation, url, request.headers);
    if (value === null) {
      if (parameter.required) faults.push(`the parameter ${parameter.name} is missing`);
    } else
      faults.push(
        ...specification
          .faults(parameter.schema, value)
          .map((fault) => `parameter ${parameter.name}${fault}`),
      );
  }
  const text = await request.text();
  if (operation.body === null) return text === '' ? faults : [...faults, 'a body where none is described'];
  const media = operation.body[request.headers.get('content-type') ?? ''];
  if (media === undefined) return [...faults, `content type ${String(request.headers.get('content-type'))}`];
  return [
    ...faults,
    ...specification.faults(media.schema, JSON.parse(text)).map((fault) => `request body${fault}`),
  ];
}

function parameterValue(
  specification: Specification,
  parameter: Parameter,
  operation: Operation,
  url: URL,
  headers: Headers,
): unknown {
  const { name } = parameter;
  if (parameter.in === 'header') return headers.get(name);
  if (parameter.in === 'path') {
    const index = operation.path.split('/').indexOf(`{${name}}`);
    return decodeURIComponent(url.pathname.slice('/api/v1'.length).split('/')[index] ?? '');
  }
  const text = url.searchParams.get(name);
  if (text === null) return null;
  if (parameter.explode === false) return text.split(',');
  const resolved = JSON.stringify(specification.resolve(parameter.schema));
  return resolved.includes('"type":"integer"') ? Number(text) : text;
}

async function answerFaults(
  specification: Specification,
  operation: Operation,
  answer: Response,
): Promise<string[]> {
  const described = operation.response(answer.status);
  if (described === undefined) return ['this status is not described'];
  const faults = specification.headerFaults(described.headers, answer.headers);
  const text = await answer.text();
  const media = Object.entries(described.content);
  if (media.length === 0) return text === '' ? faults : [...faults, 'a body where none is described'];
  const type = answer.headers.get('content-type') ?? '';
  const found = described.content[type];
  if (found === undefined) return [...faults, `content type ${type}`];
  return [
    ...faults,
    ...specification
      .faults(
        found.schema,
        type === 'application/x-www-form-urlencoded'
          ? Object.fromEntries(new URLSearchParams(text))
          : JSON.parse(text),
      )
      .map((fault) => `answer${fault}`),
  ];
}
