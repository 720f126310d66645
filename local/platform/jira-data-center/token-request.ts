import { json } from './rest/call';

/**
 * What the token endpoint of a Data Center does otherwise: parameters may stand in the address, the client is read from
 * them and from no header, and a refresh names the redirect URI once more.
 */
export async function tokenRequest(
  request: Request,
  next: (request: Request) => Promise<Response>,
): Promise<Response> {
  const url = new URL(request.url);
  const form = new URLSearchParams(await request.clone().text());
  for (const [name, value] of url.searchParams) form.append(name, value);
  const refused = (error: string, description: string, status = 400): Response =>
    json({ error, error_description: description }, status);
  if (request.headers.has('authorization'))
    return new Response('Basic Authentication Failure - Reason : AUTHENTICATED_FAILED', {
      status: 401,
      headers: { 'www-authenticate': 'Basic realm="protected-area"', 'content-type': 'text/html' },
    });
  if (!form.has('client_id') || !form.has('client_secret'))
    return refused('invalid_client', 'client_id and client_secret are read from the form', 401);
  if (form.get('grant_type') === 'refresh_token' && !form.has('redirect_uri'))
    return refused('invalid_grant', 'redirect_uri is missing');
  return next(
    new Request(url.origin + url.pathname, {
      method: request.method,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      ...(request.method === 'POST' ? { body: form.toString() } : {}),
    }),
  );
}
