// Refuses what the Anthropic Messages API refuses (API reference "Messages", "Errors", and the tool
// use, thinking and caching guides), with the same status and much the same words.
import { inRange, isIntegerFrom, isObject, need, onlyKeys, refuse, Refusal, unique } from './rules.mjs'
import { checkMessagesTools } from './messages_tools_rules.mjs'

// Signatures that this model has given out begin so; any other is an invalid one.
export const signaturePrefix = 'c2NyaXB0ZWQ'

const topLevelFields = [
  'model', 'messages', 'max_tokens', 'system', 'metadata', 'stop_sequences', 'stream', 'temperature', 'top_p', 'top_k',
  'tools', 'tool_choice', 'thinking', 'service_tier', 'container', 'output_config', 'cache_control', 'inference_geo',
]
// Fields that are legal only together with a word in the anthropic-beta header.
const betaFields = {
  context_management: 'context-management-', mcp_servers: 'mcp-client-', speed: 'fast-mode-',
}
const modelsWithoutInlineSystem = /^claude-(3|(sonnet|haiku)-4|opus-4(-[0-7])?(-\d{8})?$)/

const blockKeys = {
  text: ['type', 'text', 'cache_control', 'citations'],
  image: ['type', 'source', 'cache_control'],
  document: ['type', 'source', 'title', 'context', 'citations', 'cache_control'],
  search_result: ['type', 'source', 'title', 'content', 'citations', 'cache_control'],
  thinking: ['type', 'thinking', 'signature'],
  redacted_thinking: ['type', 'data'],
  tool_use: ['type', 'id', 'name', 'input', 'cache_control', 'caller'],
  tool_result: ['type', 'tool_use_id', 'content', 'is_error', 'cache_control'],
}
const blocksOfRole = {
  user: ['text', 'image', 'document', 'search_result', 'tool_result'],
  assistant: ['text', 'thinking', 'redacted_thinking', 'tool_use'],
  system: ['text'],
}
const resultBlocks = ['text', 'image', 'document', 'search_result']
const imageTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp']

function checkText(block, path) {
  need(typeof block.text === 'string', `${path}.text`, 'Input should be a valid string')
  need(block.text !== '', path, 'text content blocks must be non-empty')
  need(block.text.trim() !== '', path, 'text content blocks must contain non-whitespace text')
}

function checkSource(block, path) {
  const source = block.source
  need(isObject(source) && typeof source.type === 'string', `${path}.source`, 'Field required')
  if (source.type !== 'base64')
    return
  onlyKeys(source, ['type', 'media_type', 'data'], `${path}.source`)
  const allowed = block.type === 'image' ? imageTypes : ['application/pdf']
  need(allowed.includes(source.media_type), `${path}.source.media_type`, `Input should be ${allowed.join(', ')}`)
  need(/^[A-Za-z0-9+/]+=*$/.test(source.data), `${path}.source.data`, 'invalid base64 data')
}

function checkThinking(block, path) {
  need(typeof block.thinking === 'string', `${path}.thinking`, 'Field required')
  need(block.signature?.startsWith?.(signaturePrefix), path, 'Invalid `signature` in `thinking` block')
}

function checkToolUse(block, path) {
  need(/^[a-zA-Z0-9_-]+$/.test(block.id), `${path}.id`, "String should match pattern '^[a-zA-Z0-9_-]+$'")
  need(/^[a-zA-Z0-9_-]{1,128}$/.test(block.name), `${path}.name`, "String should match pattern '^[a-zA-Z0-9_-]{1,128}$'")
  need(isObject(block.input), `${path}.input`, 'Input should be a valid dictionary')
}

function checkToolResult(block, path) {
  need(typeof block.tool_use_id === 'string', `${path}.tool_use_id`, 'Field required')
  need(block.is_error === undefined || typeof block.is_error === 'boolean', `${path}.is_error`, 'Input should be a valid boolean')
  if (Array.isArray(block.content))
    block.content.forEach((part, i) => checkBlock(part, resultBlocks, `${path}.content.${i}`))
  else
    need(block.content === undefined || typeof block.content === 'string', `${path}.content`, 'Input should be a valid string')
}

const blockChecks = {
  text: checkText, image: checkSource, document: checkSource, thinking: checkThinking,
  redacted_thinking: (block, path) => need(typeof block.data === 'string', `${path}.data`, 'Field required'),
  tool_use: checkToolUse, tool_result: checkToolResult,
}

function checkBlock(block, allowedTypes, path) {
  need(isObject(block) && allowedTypes.includes(block.type), path, `Input tag '${block?.type}' does not match any of the expected tags: ${allowedTypes.join(', ')}`)
  onlyKeys(block, blockKeys[block.type], path)
  blockChecks[block.type]?.(block, path)
}

function checkContent(message, path, isFinalAssistant) {
  const { content, role } = message
  need(typeof content === 'string' || Array.isArray(content), `${path}.content`, 'Input should be a valid list')
  need(content.length || isFinalAssistant, path, 'all messages must have non-empty content except for the optional final assistant message')
  if (Array.isArray(content))
    content.forEach((block, i) => checkBlock(block, blocksOfRole[role], `${path}.content.${i}`))
  const last = Array.isArray(content) ? content.at(-1)?.text : content
  need(!isFinalAssistant || !/\s$/.test(last ?? ''), path, 'final assistant content cannot end with trailing whitespace')
}

function checkInlineSystem(messages, index, model) {
  const path = `messages.${index}`
  need(!modelsWithoutInlineSystem.test(model), path, "role 'system' is not supported on this model")
  need(messages[index - 1] && messages[index - 1].role !== 'assistant', path, "role 'system' must follow a user message")
}

function checkMessage(messages, index, model) {
  const message = messages[index]
  const path = `messages.${index}`
  onlyKeys(message, ['role', 'content'], path)
  need(Object.hasOwn(blocksOfRole, message.role), `${path}.role`, `Unexpected role "${message.role}"`)
  if (message.role === 'system')
    checkInlineSystem(messages, index, model)
  checkContent(message, path, message.role === 'assistant' && index === messages.length - 1)
}

// Turns as the API sees them: neighbours of one role are one turn, inline system messages aside.
function turnsOf(messages) {
  const turns = []
  for (const { role, content } of messages.filter(message => message.role !== 'system')) {
    const blocks = typeof content === 'string' ? [{ type: 'text', text: content }] : content
    if (turns.at(-1)?.role === role)
      turns.at(-1).blocks.push(...blocks)
    else
      turns.push({ role, blocks: [...blocks] })
  }
  return turns
}

const idsOf = (turn, type, key) => (turn?.blocks ?? []).filter(block => block.type === type).map(block => block[key])

function checkPairing(turns) {
  unique(turns.flatMap(turn => idsOf(turn, 'tool_use', 'id')), 'messages', '`tool_use` ids must be unique')
  turns.forEach((turn, index) => {
    const results = idsOf(turn, 'tool_result', 'tool_use_id')
    const calls = idsOf(turns[index - 1], 'tool_use', 'id')
    const orphan = results.find(id => !calls.includes(id))
    need(!orphan, `messages.${index}`, `unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${orphan}`)
    const missing = calls.find(id => !results.includes(id))
    need(!missing, `messages.${index}`, `\`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${missing}`)
    unique(results, `messages.${index}`, 'each tool_use must have a single result')
    const firstOther = turn.blocks.findIndex(block => block.type !== 'tool_result')
    need(firstOther < 0 || firstOther >= results.length, `messages.${index}`, '`tool_result` blocks must come first')
  })
  need(!idsOf(turns.at(-1), 'tool_use', 'id').length, 'messages', '`tool_use` ids were found without `tool_result` blocks immediately after')
}

function checkThinkingSetting(body, turns) {
  const thinking = body.thinking
  if (!thinking)
    return
  onlyKeys(thinking, ['type', 'budget_tokens', 'display'], 'thinking')
  need(['enabled', 'disabled', 'adaptive', 'between_tools'].includes(thinking.type), 'thinking.type', 'Input tag does not match')
  if (thinking.type !== 'enabled')
    return
  need(isIntegerFrom(thinking.budget_tokens, 1024), 'thinking.budget_tokens', 'Input should be greater than or equal to 1024')
  need(thinking.budget_tokens < body.max_tokens, 'max_tokens', '`max_tokens` must be greater than `thinking.budget_tokens`')
  need([undefined, 1].includes(body.temperature), 'temperature', '`temperature` may only be set to 1 when thinking is enabled')
  need(body.top_k === undefined, 'top_k', '`top_k` must be unset when thinking is enabled')
  need(!['any', 'tool'].includes(body.tool_choice?.type), 'tool_choice', 'Thinking may not be enabled when tool_choice forces tool use.')
  const last = turns.findLast(turn => turn.role === 'assistant')
  const first = last?.blocks[0]?.type
  need(!idsOf(last, 'tool_use', 'id').length || /thinking$/.test(first), 'messages', `Expected \`thinking\` or \`redacted_thinking\`, but found \`${first}\`. When \`thinking\` is enabled, a final \`assistant\` message must start with a thinking block`)
}

function checkSystem(system) {
  if (system === undefined || typeof system === 'string')
    return
  need(Array.isArray(system), 'system', 'Input should be a valid list')
  system.forEach((block, i) => checkBlock(block, ['text'], `system.${i}`))
}

function checkCacheMarks(body) {
  const marks = JSON.stringify([body.system, body.tools, body.messages]).match(/"cache_control":\{/g) ?? []
  need(marks.length <= 4, '', `A maximum of 4 blocks with cache_control may be provided. Found ${marks.length}.`)
}

function checkSampling(body) {
  inRange(body.temperature, 0, 1, 'temperature')
  inRange(body.top_p, 0, 1, 'top_p')
  need(body.top_k === undefined || isIntegerFrom(body.top_k, 0), 'top_k', 'Input should be a valid integer')
  need(!body.stop_sequences?.some(text => text.trim() === ''), 'stop_sequences', 'each stop sequence must contain non-whitespace')
  onlyKeys(body.metadata ?? {}, ['user_id'], 'metadata')
  onlyKeys(body.output_config ?? {}, ['effort', 'format', 'task_budget'], 'output_config')
  onlyKeys(body.output_config?.format ?? {}, ['type', 'schema'], 'output_config.format')
}

function checkFields(body, headers, extraFields) {
  for (const [field, word] of Object.entries(betaFields))
    need(body[field] === undefined || headers['anthropic-beta']?.includes(word), field, 'Extra inputs are not permitted')
  onlyKeys(body, [...topLevelFields, ...Object.keys(betaFields), ...extraFields], '')
  for (const [field, value] of Object.entries(body))
    need(value !== null || field === 'metadata', field, 'Input should not be null')
}

export function checkMessagesHeaders(headers) {
  if (!headers['x-api-key'] && !/^Bearer \S/.test(headers.authorization ?? ''))
    throw new Refusal(401, 'x-api-key header is required')
  need(/^\d{4}-\d\d-\d\d$/.test(headers['anthropic-version'] ?? ''), '', 'anthropic-version: header is required')
}

// kind: 'messages' or 'count_tokens', where max_tokens is not known.
export function checkMessagesRequest(body, headers, kind) {
  need(isObject(body), '', 'Input should be a valid object')
  checkFields(body, headers, [])
  need(typeof body.model === 'string' && body.model, 'model', 'Field required')
  if (kind === 'count_tokens')
    need(body.max_tokens === undefined, 'max_tokens', 'Extra inputs are not permitted')
  else
    need(isIntegerFrom(body.max_tokens, 1), 'max_tokens', body.max_tokens === undefined ? 'Field required' : 'Input should be greater than or equal to 1')
  need(Array.isArray(body.messages) && body.messages.length, 'messages', 'at least one message is required')
  body.messages.forEach((message, i) => checkMessage(body.messages, i, body.model))
  const turns = turnsOf(body.messages)
  checkPairing(turns)
  checkSystem(body.system)
  checkMessagesTools(body)
  checkSampling(body)
  checkCacheMarks(body)
  if (kind === 'messages')
    checkThinkingSetting(body, turns)
  if (turns.some(turn => idsOf(turn, 'tool_use', 'id').length) && !body.tools)
    refuse('tools', 'Requests which have `tool_use` or `tool_result` blocks in their messages must define tools.')
}
