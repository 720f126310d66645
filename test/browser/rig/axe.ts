import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import * as z from 'zod';

const resultsSchema = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullable(),
      help: z.string(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
    }),
  ),
});

const endTransitions =
  'document.getAnimations().forEach((one) => one instanceof CSSTransition && one.finish())';

/**
 * Runs axe in this document alone; a page's frames are asked on their own. The script is evaluated, not added,
 * because the pages' policy refuses scripts from elsewhere.
 */
export async function axeViolations(target: Page | Frame): Promise<readonly string[]> {
  // A colour on its way to another one is no colour to judge.
  await target.evaluate(endTransitions);
  if ((await target.evaluate('typeof axe')) === 'undefined') await target.evaluate(axe.source);
  const results: unknown = await target.evaluate(
    'axe.run(document, { iframes: false, resultTypes: ["violations"] })',
  );
  return resultsSchema
    .parse(results)
    .violations.flatMap(({ id, impact, help, nodes }) =>
      nodes.map(
        (node) =>
          `${impact ?? 'unknown'} ${id}: ${help}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`,
      ),
    );
}
