#!/usr/bin/env node
// `npm run refresh-github-openapi`: gets GitHub's OpenAPI description with the npm client and cuts out what the tests' double of
// GitHub is held to. `-- --check` writes nothing and ends with 1 where the file is not what it would write.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { npmPack, untar } from './lib/npm-pack.mjs';
import { printed, sliceOf } from './lib/openapi-slice.mjs';
import { isProgram, root } from './lib/root.mjs';

const source = {
  spec: '@octokit/openapi@23.0.2',
  integrity: 'sha512-pV8M7L9GY23AybNvTmo2nyjmpmnt6+2sRE/tqr0ZLQcPS4lnw7u5eZGNmwRNkBC3D7gZXbFx5AHzLUVRBXGDhg==',
  member: 'package/generated/api.github.com.json',
};
const target = path.join(root, 'tests/fixtures/github-openapi.json');

const repo = '/repos/{owner}/{repo}';
const operations = [
  'GET /rate_limit',
  'GET /search/repositories',
  'GET /user',
  'GET /user/repos',
  'GET /users/{username}',
  `GET ${repo}`,
  `GET ${repo}/assignees`,
  `GET ${repo}/branches`,
  `GET ${repo}/branches/{branch}`,
  `GET ${repo}/collaborators`,
  `GET ${repo}/commits`,
  `GET ${repo}/commits/{ref}`,
  `GET ${repo}/compare/{basehead}`,
  `GET ${repo}/contents/{path}`,
  `GET ${repo}/forks`,
  `POST ${repo}/forks`,
  `POST ${repo}/git/blobs`,
  `GET ${repo}/git/blobs/{file_sha}`,
  `POST ${repo}/git/commits`,
  `GET ${repo}/git/commits/{commit_sha}`,
  `GET ${repo}/git/matching-refs/{ref}`,
  `GET ${repo}/git/ref/{ref}`,
  `POST ${repo}/git/refs`,
  `PATCH ${repo}/git/refs/{ref}`,
  `DELETE ${repo}/git/refs/{ref}`,
  `POST ${repo}/git/trees`,
  `GET ${repo}/git/trees/{tree_sha}`,
  `GET ${repo}/issues/{issue_number}/comments`,
  `GET ${repo}/issues/{issue_number}/labels`,
  `POST ${repo}/issues/{issue_number}/labels`,
  `GET ${repo}/labels`,
  `POST ${repo}/merge-upstream`,
  `GET ${repo}/pulls`,
  `POST ${repo}/pulls`,
  `GET ${repo}/pulls/{pull_number}`,
  `PATCH ${repo}/pulls/{pull_number}`,
  `GET ${repo}/pulls/{pull_number}/comments`,
  `GET ${repo}/pulls/{pull_number}/commits`,
  `GET ${repo}/pulls/{pull_number}/files`,
  `GET ${repo}/pulls/{pull_number}/requested_reviewers`,
  `POST ${repo}/pulls/{pull_number}/requested_reviewers`,
  `GET ${repo}/pulls/{pull_number}/reviews`,
  `GET ${repo}/teams`,
];

/** Text of the slice, made of the text of the whole description. */
export function slice(text) {
  const description = JSON.parse(text);
  const info = {
    title: "Part of GitHub's OpenAPI description, without its prose",
    version: description.info.version,
    license: description.info.license,
    'x-source': `${source.spec}, ${source.member.replace('package/', '')}; Copyright (c) 2020 Octokit contributors, GitHub`,
    'x-written-by': 'scripts/refresh-github-openapi.mjs',
  };
  return `${printed(sliceOf(description, operations, info))}\n`;
}

async function main() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fieldbook-openapi-'));
  try {
    const archive = await npmPack(source.spec, source.integrity, folder);
    const text = slice(readFileSync(untar(archive, source.member, folder), 'utf8'));
    if (!process.argv.includes('--check')) writeFileSync(target, text);
    else if (readFileSync(target, 'utf8') !== text) throw new Error(`${target} is not what this script makes`);
    console.log(`${operations.length} operations, ${Math.round(text.length / 1024)} KiB`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (isProgram(import.meta.url)) await main();
