import { errorCodes } from '../../contract/error-codes';
import { oauthProblem } from './problem-report';

const now = 1_700_000_000_000;

describe('a report of a problem', () => {
  test.each([
    ['consumer_key_unknown', 'OAUTH1_CONSUMER_UNKNOWN', 'never'],
    ['consumer_key_rejected', 'OAUTH1_CONSUMER_REFUSED', 'never'],
    ['consumer_key_refused', 'OAUTH1_CONSUMER_REFUSED', 'backoff'],
    ['signature_invalid', 'OAUTH1_SIGNATURE_INVALID', 'never'],
    ['signature_method_rejected', 'OAUTH1_REQUEST_REJECTED', 'never'],
    ['timestamp_refused', 'OAUTH1_TIMESTAMP_REFUSED', 'backoff'],
    ['nonce_used', 'OAUTH1_NONCE_USED', 'backoff'],
    ['token_expired', 'OAUTH1_TOKEN_EXPIRED', 'never'],
    ['token_revoked', 'OAUTH1_TOKEN_REJECTED', 'never'],
    ['token_rejected', 'OAUTH1_TOKEN_REJECTED', 'never'],
    ['token_used', 'OAUTH1_TOKEN_REJECTED', 'never'],
    ['permission_denied', 'OAUTH1_PERMISSION_DENIED', 'never'],
    ['permission_unknown', 'OAUTH1_PERMISSION_DENIED', 'never'],
    ['additional_authorization_required', 'OAUTH1_PERMISSION_DENIED', 'never'],
    ['user_refused', 'OAUTH1_PERMISSION_DENIED', 'backoff'],
    ['verifier_invalid', 'OAUTH1_VERIFIER_INVALID', 'never'],
    ['parameter_absent', 'OAUTH1_REQUEST_REJECTED', 'never'],
    ['parameter_rejected', 'OAUTH1_REQUEST_REJECTED', 'never'],
    ['version_rejected', 'OAUTH1_REQUEST_REJECTED', 'never'],
  ])('JA25 %s is %s, in the header as in the body', (word, code, retry) => {
    const inHeader = oauthProblem(`OAuth realm="https%3A%2F%2Fx", oauth_problem="${word}"`, '', now);
    const inBody = oauthProblem(null, `oauth_problem=${word}&oauth_problem_advice=call+us`, now);
    for (const problem of [inHeader, inBody]) {
      expect(problem).toMatchObject({
        code,
        details: { scope: 'connection', retry, facts: { problem: word } },
      });
    }
    expect(errorCodes).toContain(code);
  });

  test('is found beside other challenges, unquoted, and in any case of the name', () => {
    const challenge = 'Basic realm="a, oauth_problem=\\"nonce_used\\"", OAuth OAuth_Problem=token_expired';
    expect(oauthProblem(challenge, '', now)?.code).toBe('OAUTH1_TOKEN_EXPIRED');
  });

  test('says nothing where nothing is reported', () => {
    expect(oauthProblem(null, '', now)).toBeUndefined();
    expect(oauthProblem('Bearer error="invalid_token"', '<html>oauth problem</html>', now)).toBeUndefined();
  });

  test('repeats no word it does not know', () => {
    const problem = oauthProblem('OAuth oauth_problem="se%63ret <b>"', '', now);
    expect(problem?.code).toBe('OAUTH1_REQUEST_REJECTED');
    expect(problem?.details.facts).toBeUndefined();
    expect(oauthProblem('OAuth oauth_problem="%E0%A4%A"', '', now)?.details.facts).toBeUndefined();
    expect(oauthProblem(null, 'oauth_problem=constructor', now)?.details.facts).toBeUndefined();
  });

  test.each([
    ['1699998800-1699999400', 15],
    ['1700000700-1700001300', 17],
    ['1699999880-1699999999', 1],
  ])('JA25 the clock: by the acceptable times %s it is %d minutes off', (times, minutes) => {
    const body = `oauth_problem=timestamp_refused&oauth_acceptable_timestamps=${times}`;
    expect(oauthProblem(null, body, now)?.details.facts).toEqual({ problem: 'timestamp_refused', minutes });
  });

  test.each(['', '1699999700-1700000300', '5-9', 'a-b', '1699998800'])(
    'the clock: the times "%s" tell no distance',
    (times) => {
      const challenge = `OAuth oauth_problem="timestamp_refused", oauth_acceptable_timestamps="${times}"`;
      expect(oauthProblem(challenge, '', now)?.details.facts).toEqual({ problem: 'timestamp_refused' });
    },
  );
});
