// Renders behaviours as OpenAI-compatible hosts do: whole completion, stream chunks (also in the odd
// forms that hosts in the field send), errors.
import { pieces } from './pieces.mjs'

const finishReasons = { end: 'stop', tools: 'tool_calls', length: 'length', sequence: 'stop', refusal: 'content_filter' }
const errorForms = {
  401: { type: 'invalid_request_error', code: 'invalid_api_key' },
  403: { type: 'permission_error', code: null },
  404: { type: 'invalid_request_error', code: 'model_not_found' },
  429: { type: 'requests', code: 'rate_limit_exceeded' },
}

export function chatError(status, message, requestId, param) {
  const form = errorForms[status] ?? { type: status < 500 ? 'invalid_request_error' : 'server_error', code: null }
  return { error: { message, type: form.type, param: param ?? null, code: form.code } }
}

export const chatHeaders = requestId => ({ 'x-request-id': requestId })

const usage = reply => ({
  prompt_tokens: 25, completion_tokens: 7, total_tokens: 32, prompt_tokens_details: { cached_tokens: 5 },
  completion_tokens_details: { reasoning_tokens: reply.blocks.some(block => block.type === 'thinking') ? 3 : 0 },
})

function callsOf(reply, conversation) {
  const tools = reply.blocks.filter(block => block.type === 'tool')
  return tools.map((block, i) => ({
    id: `call_scripted_${conversation.callCount + i + 1}`, type: 'function',
    function: { name: block.name, arguments: Object.keys(block.input).length ? JSON.stringify(block.input) : '' },
  }))
}

const joined = (reply, type) => reply.blocks.filter(block => block.type === type).map(block => block.text).join('') || null

function finishOf(behaviour) {
  return behaviour.end === 'stop-with-tools' ? 'stop' : finishReasons[behaviour.reply.stop]
}

const base = conversation => ({ id: 'chatcmpl-scripted', created: 1767323045, model: conversation.model })

// The odd forms that a whole completion can have too.
const wholeForms = {
  'object-arguments': call => ({ ...call, function: { ...call.function, arguments: JSON.parse(call.function.arguments) } }),
  'no-id': ({ id, ...call }) => call,
}

export function wholeCompletion(behaviour, conversation) {
  const { reply, style } = behaviour
  const calls = callsOf(reply, conversation).map(wholeForms[style] ?? (call => call))
  const thinking = joined(reply, 'thinking')
  const message = {
    role: 'assistant', content: joined(reply, 'text'), refusal: null, ...(thinking && { reasoning_content: thinking }), ...(calls.length && { tool_calls: calls }),
  }
  return {
    ...base(conversation), object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason: finishOf(behaviour), logprobs: null }], usage: usage(reply),
  }
}

const fragments = (call, index) => pieces(call.function.arguments).map(text => ({ index, function: { arguments: text } }))
const startOf = (call, index) => ({ index, id: call.id, type: 'function', function: { name: call.function.name, arguments: '' } })
const wholeCall = (call, index) => ({ index, ...call })
const withoutIndex = ({ index, ...element }) => element
const usual = calls => calls.flatMap((call, i) => [startOf(call, i), ...fragments(call, i)])

function interleaved(calls) {
  const parts = calls.map(fragments)
  const turns = Math.max(...parts.map(list => list.length))
  const mixed = Array.from({ length: turns }, (_, turn) => parts.map(list => list[turn]).filter(Boolean))
  return [...calls.map(startOf), ...mixed.flat()]
}

function lateName(calls) {
  return calls.flatMap((call, index) => [
    { index, id: call.id, type: 'function', function: { arguments: '' } }, fragments(call, index)[0],
    { index, function: { name: call.function.name } }, ...fragments(call, index).slice(1),
  ])
}

function repeatedId(calls) {
  const repeat = call => element => ({ ...element, id: call.id, type: 'function', function: { ...element.function, name: call.function.name } })
  return calls.flatMap((call, i) => [startOf(call, i), ...fragments(call, i).map(repeat(call))])
}

// Elements of delta.tool_calls, one for each chunk; 'one-chunk' has all in one.
const toolStyles = {
  interleaved,
  'no-index': calls => calls.flatMap((call, i) => [wholeCall(call, i)]).map(withoutIndex),
  'same-index': calls => calls.flatMap(call => [startOf(call, 0), ...fragments(call, 0)]),
  'late-name': lateName,
  'no-id': calls => calls.map((call, i) => wholeForms['no-id'](wholeCall(call, i))),
  'repeated-id': repeatedId,
  'object-arguments': calls => calls.map((call, i) => wholeForms['object-arguments'](wholeCall(call, i))),
}

function toolDeltas(calls, style) {
  if (style === 'one-chunk')
    return [{ tool_calls: calls.map(wholeCall) }]
  return (toolStyles[style] ?? usual)(calls).map(element => ({ tool_calls: [element] }))
}

function deltasOf(behaviour, conversation) {
  const { reply, style } = behaviour
  return [
    { role: 'assistant', content: '' },
    ...pieces(joined(reply, 'thinking') ?? '').map(text => ({ reasoning_content: text })),
    ...pieces(joined(reply, 'text') ?? '').map(content => ({ content })),
    ...toolDeltas(callsOf(reply, conversation), style),
  ]
}

const asBytes = value => `data: ${JSON.stringify(value)}\n\n`

function endWrites(behaviour, head, withUsage) {
  const { reply, end } = behaviour
  const finish = { ...head, choices: [{ index: 0, delta: {}, finish_reason: finishOf(behaviour) }] }
  if (end === 'usage-in-finish')
    return [asBytes({ ...finish, usage: usage(reply) }), 'data: [DONE]\n\n']
  const usageChunk = withUsage ? [asBytes({ ...head, choices: [], usage: usage(reply) })] : []
  return [asBytes(finish), ...usageChunk, ...(end === 'no-done' ? [] : ['data: [DONE]\n\n'])]
}

// The stream as texts, one for each event; `firstText` is the place of the first text delta.
export function chatStream(behaviour, conversation, body) {
  const head = { ...base(conversation), object: 'chat.completion.chunk' }
  const deltas = deltasOf(behaviour, conversation)
  const chunks = deltas.map(delta => asBytes({ ...head, choices: [{ index: 0, delta, finish_reason: null }] }))
  const writes = [...chunks, ...endWrites(behaviour, head, body.stream_options?.include_usage === true)]
  return { writes, firstText: deltas.findIndex(delta => delta.content) }
}

export const chatStreamError = () => asBytes({ error: { message: 'Scripted overload in the middle', type: 'server_error', param: null, code: null } })

export const chatModels = ids => ({ object: 'list', data: ids.map(chatModel) })

export function chatModel(id) {
  return { id, object: 'model', created: 1767323045, owned_by: 'scripted' }
}
