// Gives the real Claude Code command line one task in print mode and prints one JSON object:
//   { exitCode, result, isError, turns, stdout?, stderrTail }     (stdout only when it is not JSON)
// Environment: BASE_URL (root, without /v1), TOKEN, WORKDIR (where it works), PROMPT, MODEL (optional); or
// SETTINGS_HOME in the place of BASE_URL, TOKEN and MODEL: a home whose .claude/settings.json says all that.
// It runs offline: a throw-away HOME, and no traffic but the model's (README.md says what it sends).
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const timeLimitMilliseconds = 120_000
const { BASE_URL, TOKEN, WORKDIR, PROMPT, MODEL = 'claude-sonnet-4-5', SETTINGS_HOME, PATH } = process.env

// The program itself, not the wrapper that an install script puts in place: npm may be set not to run it.
function program() {
  const name = `@anthropic-ai/claude-code-${process.platform}-${process.arch}/package.json`
  const folder = dirname(createRequire(import.meta.url).resolve(name))
  return join(folder, process.platform === 'win32' ? 'claude.exe' : 'claude')
}

const pointers = SETTINGS_HOME ? {} : { ANTHROPIC_BASE_URL: BASE_URL, ANTHROPIC_AUTH_TOKEN: TOKEN }

function environment(home) {
  return {
    PATH, HOME: home, USERPROFILE: home, ...pointers,
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1', DISABLE_TELEMETRY: '1', DISABLE_ERROR_REPORTING: '1', DISABLE_AUTOUPDATER: '1',
    CLAUDE_CODE_MAX_RETRIES: process.env.MAX_RETRIES ?? '2', NO_PROXY: '127.0.0.1,localhost',
  }
}

// As root every way to skip the permission questions is refused; accepting edits is not.
const commandLine = ['-p', PROMPT, '--output-format', 'json', '--permission-mode', 'acceptEdits', ...(SETTINGS_HOME ? [] : ['--model', MODEL])]

function parsed(stdout) {
  try {
    const { result, is_error, num_turns } = JSON.parse(stdout)
    return { result, isError: is_error, turns: num_turns }
  } catch {
    return { result: null, isError: true, turns: 0, stdout }
  }
}

function run(home) {
  const child = spawn(program(), commandLine, { cwd: WORKDIR, env: environment(home), stdio: ['ignore', 'pipe', 'pipe'], timeout: timeLimitMilliseconds })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'])
    child[name].setEncoding('utf8').on('data', text => { output[name] += text })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', exitCode => resolve({ exitCode, ...parsed(output.stdout), stderrTail: output.stderr.slice(-2000) }))
  })
}

const home = SETTINGS_HOME ?? mkdtempSync(join(tmpdir(), 'dragoman-claude-'))
try {
  process.stdout.write(`${JSON.stringify(await run(home))}\n`)
} finally {
  if (!SETTINGS_HOME)
    rmSync(home, { recursive: true, force: true })
}
