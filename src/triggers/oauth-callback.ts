import type { Authorisations } from '../auth/authorisation';
import { Problem } from '../errors/problem';
import type { Logger } from '../log/log';
import { pageAnswer, webRequestSchema, type WebAnswer } from './web-answer';

const texts: Readonly<Record<string, { title: string; text: string }>> = {
  OAUTH_STATE_UNKNOWN: {
    title: 'This link is not known',
    text: 'It did not come from an authorisation that is under way. Go back to Planlink in Jira and start the authorisation again.',
  },
  OAUTH_STATE_EXPIRED: {
    title: 'This took too long',
    text: 'An authorisation has to be finished within ten minutes. Go back to Planlink in Jira and start it again.',
  },
  OAUTH_STATE_USED: {
    title: 'This link was used already',
    text: 'Each authorisation works once. If Planlink in Jira still waits, start the authorisation again.',
  },
};

/** Where the platform sends a person back to. The answer is put aside for the page of the person who started it. */
export async function oauthCallback(
  parts: { readonly authorisations: Authorisations; readonly log: Logger },
  request: unknown,
): Promise<WebAnswer> {
  const read = webRequestSchema.safeParse(request);
  if (!read.success || read.data.method !== 'GET')
    return pageAnswer(
      405,
      'Nothing to see here',
      'This address only takes part in authorising a connection.',
    );
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(read.data.queryParameters))
    for (const value of values) query.append(name, value);
  try {
    await parts.authorisations.receive(query);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    parts.log.warn('A consent came back that nobody waits for', { code: error.code });
    const { title, text } = texts[error.code] ?? {
      title: 'This did not work',
      text: 'Go back to Planlink in Jira and start the authorisation again.',
    };
    return pageAnswer(400, title, text);
  }
  return query.has('error') || query.has('oauth_problem')
    ? pageAnswer(
        200,
        'Access was not granted',
        'You can close this window. Planlink in Jira tells what to do next.',
      )
    : pageAnswer(
        200,
        'Almost done',
        'You can close this window and go back to Planlink in Jira, where the authorisation is completed.',
      );
}
