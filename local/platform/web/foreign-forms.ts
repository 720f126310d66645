import type { MiddlewareHandler } from 'hono';

/** Another site's form must not act here with a click of somebody who has this page open. */
export const refuseForeignForms: MiddlewareHandler = async (context, next) => {
  const from = context.req.header('origin');
  if (context.req.method === 'POST' && from !== undefined && from !== new URL(context.req.url).origin) {
    return context.text('This form was sent from another site', 403);
  }
  await next();
  return undefined;
};
