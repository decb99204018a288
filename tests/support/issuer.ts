import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** A small OpenID provider on this machine, for tests: OpenID Connect Core 1.0, code flow with PKCE. */

export type Issuer = {
  address: string;
  /** Somebody signs in at the provider: where it sends their browser back to. `claims` is what it says of them. */
  approve: (authorization: string, claims: Record<string, unknown>) => string;
  close: () => void;
};

type Grant = { claims: Record<string, unknown>; nonce: string; challenge: string; client: string };

export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const grants = new Map<string, Grant>();
  let address = '';
  const documents: Record<string, () => unknown> = {
    '/.well-known/openid-configuration': () => ({
      issuer: address,
      authorization_endpoint: `${address}/authorize`,
      token_endpoint: `${address}/token`,
      userinfo_endpoint: `${address}/userinfo`,
      jwks_uri: `${address}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    }),
  };
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: '1', alg: 'RS256' }] };
  documents['/keys'] = () => keys;

  async function token(body: string): Promise<unknown> {
    const given = new URLSearchParams(body);
    const grant = grants.get(given.get('code') ?? '');
    grants.delete(given.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url');
    if (grant?.challenge !== challenge) return { error: 'invalid_grant' };
    const idToken = await new SignJWT({ ...grant.claims, nonce: grant.nonce })
      .setProtectedHeader({ alg: 'RS256', kid: '1' })
      .setIssuer(address)
      .setAudience(grant.client)
      .setIssuedAt()
      .setExpirationTime('5 minutes')
      .sign(privateKey);
    return { access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token: idToken };
  }

  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const answer = request.url === '/token' ? token(body) : documents[request.url ?? '']?.();
      void Promise.resolve(answer).then((found) => {
        const isWrong = !found || (found as { error?: string }).error !== undefined;
        response
          .writeHead(isWrong ? 400 : 200, { 'content-type': 'application/json' })
          .end(JSON.stringify(found ?? {}));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    address,
    approve(authorization, claims) {
      const asked = new URL(authorization).searchParams;
      const code = `code-${grants.size}-${asked.get('nonce')}`;
      grants.set(code, {
        claims,
        nonce: asked.get('nonce')!,
        challenge: asked.get('code_challenge')!,
        client: asked.get('client_id')!,
      });
      const back = new URL(asked.get('redirect_uri')!);
      back.searchParams.set('code', code);
      back.searchParams.set('state', asked.get('state')!);
      return back.href;
    },
    close: () => server.close(),
  };
}
