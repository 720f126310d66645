import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { AppUnderLint, JiraContract } from './app-under-lint';
import type { Finding } from './finding';

const source = 'forge-lint';
const methods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Atlassian's permission linter sees an endpoint only where it is written out in the call of `requestJira`. Ours go
 * through one place, so each path is looked up here: it must be in the contract, with its method where the same call
 * names one, and it must be built by the `route` tag, which escapes what is put into it.
 */
export function checkEndpoints(app: AppUnderLint): Finding[] {
  return app.sources.filter(speaksToJira).flatMap((file) => {
    const text = readFileSync(path.join(app.directory, file), 'utf8');
    return endpointsOf(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)).flatMap((endpoint) => {
      const complaint = complaintAbout(endpoint, app.contract);
      return complaint === null ? [] : [{ file, line: endpoint.line, message: complaint, source }];
    });
  });
}

/** A platform may be a Jira too, with paths of its own documents; no adapter reaches the Jira of the site. */
const speaksToJira = (file: string): boolean => !/(^|[\\/])src[\\/]platform[\\/]/.test(file);

interface Endpoint {
  /** With `{}` for each value put in. */
  readonly path: string;
  readonly method: string | null;
  readonly tagged: boolean;
  readonly line: number;
}

function complaintAbout({ path: called, method, tagged }: Endpoint, contract: JiraContract): string | null {
  if (!tagged) return `${called} must be built by the route tag`;
  const known = Object.keys(contract.paths).find(
    (candidate) => candidate.replace(/\{[^}]+\}/g, '{}') === called,
  );
  if (known === undefined) return `${called} is not in contracts/jira-cloud.yaml`;
  const hasMethod = method === null || contract.paths[known]?.[method.toLowerCase()] !== undefined;
  return hasMethod ? null : `${method} ${known} is not in contracts/jira-cloud.yaml`;
}

function endpointsOf(file: ts.SourceFile): Endpoint[] {
  const found: Endpoint[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const written = ts.isStringLiteralLike(node) ? node.text : templateText(node);
      if (/^\/(rest|gateway)\//.test(written)) {
        const tag = ts.isTaggedTemplateExpression(node.parent) ? node.parent : null;
        found.push({
          path: written.replace(/\?.*$/s, '').replace(/(?<=[^/])\{\}$/, ''),
          method: tag === null ? null : methodBeside(tag),
          tagged: tag !== null && /(^|\.)route$/.test(tag.tag.getText(file)),
          line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
        });
      }
    }
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

function templateText(node: ts.TemplateExpression): string {
  return node.head.text + node.templateSpans.map((span) => `{}${span.literal.text}`).join('');
}

/** The method among the other arguments of the same call: 'POST' or { method: 'POST' }. */
function methodBeside(tagged: ts.Expression): string | null {
  const call = tagged.parent;
  if (!ts.isCallExpression(call)) return null;
  for (const argument of call.arguments) {
    if (ts.isStringLiteralLike(argument) && methods.has(argument.text)) return argument.text;
    if (!ts.isObjectLiteralExpression(argument)) continue;
    for (const property of argument.properties) {
      if (
        ts.isPropertyAssignment(property) &&
        property.name.getText() === 'method' &&
        ts.isStringLiteralLike(property.initializer)
      ) {
        return property.initializer.text;
      }
    }
  }
  return null;
}
