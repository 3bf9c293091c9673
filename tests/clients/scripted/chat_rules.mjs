// Refuses what the OpenAI Chat Completions API refuses (API reference "Create chat completion" and
// "Error codes"), with the same status and much the same words.
import { inRange, isIntegerFrom, isObject, need, onlyKeys, refuse, Refusal } from './rules.mjs'
import { checkChatTools, checkResponseFormat } from './chat_tools_rules.mjs'

const topLevelFields = [
  'model', 'messages', 'audio', 'frequency_penalty', 'function_call', 'functions', 'logit_bias', 'logprobs',
  'max_completion_tokens', 'max_tokens', 'metadata', 'modalities', 'n', 'parallel_tool_calls', 'prediction', 'presence_penalty',
  'prompt_cache_key', 'prompt_cache_retention', 'prompt_cache_options', 'reasoning_effort', 'response_format', 'safety_identifier',
  'seed', 'service_tier', 'stop', 'store', 'stream', 'stream_options', 'temperature', 'tool_choice', 'tools', 'top_logprobs',
  'top_p', 'user', 'verbosity', 'web_search_options', 'moderation',
]
const messageKeys = {
  system: ['role', 'content', 'name'],
  developer: ['role', 'content', 'name'],
  user: ['role', 'content', 'name'],
  assistant: ['role', 'content', 'name', 'tool_calls', 'refusal', 'audio', 'function_call', 'annotations'],
  tool: ['role', 'content', 'tool_call_id'],
}
const partKeys = {
  text: ['type', 'text', 'prompt_cache_breakpoint'], image_url: ['type', 'image_url'], input_audio: ['type', 'input_audio'],
  file: ['type', 'file'], refusal: ['type', 'refusal'],
}
const partsOfRole = {
  system: ['text'], developer: ['text'], user: ['text', 'image_url', 'input_audio', 'file'], assistant: ['text', 'refusal'], tool: ['text'],
}
const reasoningModel = /^(gpt-5|o\d)/
const takesEffort = /^(gpt-5|o\d)|thinking/

function checkImage(part, path) {
  onlyKeys(part.image_url, ['url', 'detail'], `${path}.image_url`)
  const known = /^(https?:\/\/\S+|data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+=*)$/
  need(known.test(part.image_url.url), `${path}.image_url.url`, 'Invalid image data or unsupported image format')
}

function checkFile(part, path) {
  onlyKeys(part.file, ['file_data', 'filename', 'file_id'], `${path}.file`)
  need(part.file.file_id || (part.file.file_data && part.file.filename), `${path}.file`, 'file_data needs a filename')
}

const partChecks = {
  text: (part, path) => need(typeof part.text === 'string', `${path}.text`, 'expected a string'),
  image_url: checkImage, file: checkFile,
}

function checkPart(part, role, path) {
  need(isObject(part) && partsOfRole[role].includes(part.type), path, `Invalid value: '${part?.type}'. Supported values are: ${partsOfRole[role].join(', ')}`)
  onlyKeys(part, partKeys[part.type], path)
  partChecks[part.type]?.(part, path)
}

function checkContent(message, path) {
  const { content, role } = message
  if (Array.isArray(content)) {
    need(content.length, `${path}.content`, '[] is too short')
    return content.forEach((part, i) => checkPart(part, role, `${path}.content[${i}]`))
  }
  const mayBeMissing = role === 'assistant' && (message.tool_calls || message.function_call || message.refusal)
  need(typeof content === 'string' || (mayBeMissing && (content ?? null) === null), `${path}.content`, `Invalid value for 'content': expected a string, got ${content === undefined ? 'nothing' : content}`)
}

function isJsonObject(text) {
  try {
    return isObject(JSON.parse(text))
  } catch {
    return false
  }
}

function checkCall(call, path) {
  onlyKeys(call, ['id', 'type', 'function'], path)
  need(typeof call.id === 'string' && call.id && call.id.length <= 40, `${path}.id`, 'expected a string with 1 to 40 characters')
  need(call.type === 'function', `${path}.type`, "Invalid value. Supported values are: 'function'")
  onlyKeys(call.function, ['name', 'arguments'], `${path}.function`)
  need(/^[a-zA-Z0-9_-]{1,64}$/.test(call.function.name), `${path}.function.name`, "expected a string that matches '^[a-zA-Z0-9_-]{1,64}$'")
  need(typeof call.function.arguments === 'string' && isJsonObject(call.function.arguments), `${path}.function.arguments`, 'expected the text of a JSON object')
}

function checkMessage(message, path) {
  need(isObject(message) && Object.hasOwn(messageKeys, message.role), `${path}.role`, `Invalid value: '${message?.role}'`)
  onlyKeys(message, messageKeys[message.role], path)
  checkContent(message, path)
  if (message.tool_calls === undefined)
    return
  need(message.tool_calls?.length, `${path}.tool_calls`, '[] is too short')
  message.tool_calls.forEach((call, i) => checkCall(call, `${path}.tool_calls[${i}]`))
}

// Tool messages stand directly behind the calls that they answer, one for each.
function checkPairing(messages) {
  let open = new Set()
  messages.forEach((message, i) => {
    const path = `messages[${i}]`
    if (message.role === 'tool')
      return need(open.delete(message.tool_call_id), path, "messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.")
    need(!open.size, path, `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. Missing: ${[...open]}`)
    open = new Set((message.tool_calls ?? []).map(call => call.id))
    need(open.size === (message.tool_calls ?? []).length, path, 'Duplicate tool call ids')
  })
  need(!open.size, 'messages', "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'.")
}

function checkLimits(body) {
  need(body.max_tokens == null || body.max_completion_tokens == null, 'max_tokens', 'set either max_tokens or max_completion_tokens')
  for (const field of ['max_tokens', 'max_completion_tokens'])
    need(body[field] == null || isIntegerFrom(body[field], 1), field, 'integer below minimum value 1')
  inRange(body.temperature, 0, 2, 'temperature')
  inRange(body.top_p, 0, 1, 'top_p')
  need([body.stop ?? []].flat().length <= 4, 'stop', 'array too long: expected at most 4')
  need(body.stream_options == null || body.stream, 'stream_options', "only allowed when 'stream' is enabled")
  onlyKeys(body.stream_options ?? {}, ['include_usage', 'include_obfuscation'], 'stream_options')
  need((body.user ?? '').length <= 64, 'user', 'string too long: expected at most 64 characters')
  need(Object.values(body.metadata ?? {}).every(value => typeof value === 'string'), 'metadata', 'values must be strings')
}

function checkReasoning(body) {
  need(takesEffort.test(body.model) || body.reasoning_effort == null, '', 'Unrecognized request argument supplied: reasoning_effort')
  if (!reasoningModel.test(body.model))
    return
  need(body.max_tokens == null, 'max_tokens', "Unsupported parameter: use 'max_completion_tokens' instead")
  need(body.temperature == null || body.temperature === 1, 'temperature', 'Only the default (1) value is supported')
}

export function checkChatHeaders(headers) {
  if (!/^Bearer \S/.test(headers.authorization ?? ''))
    throw new Refusal(401, "You didn't provide an API key.")
}

export function checkChatRequest(body) {
  need(isObject(body), '', 'expected an object')
  for (const key of Object.keys(body))
    if (!topLevelFields.includes(key))
      refuse('', `Unrecognized request argument supplied: ${key}`)
  need(typeof body.model === 'string' && body.model, '', 'you must provide a model parameter')
  need(Array.isArray(body.messages) && body.messages.length, 'messages', '[] is too short')
  body.messages.forEach((message, i) => checkMessage(message, `messages[${i}]`))
  checkPairing(body.messages)
  checkLimits(body)
  checkReasoning(body)
  checkChatTools(body)
  checkResponseFormat(body)
}
