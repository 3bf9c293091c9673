// Renders behaviours as the Anthropic Messages API does: whole message, stream events, errors.
import { signaturePrefix } from './messages_rules.mjs'
import { pieces } from './pieces.mjs'

const stopReasons = { end: 'end_turn', tools: 'tool_use', length: 'max_tokens', sequence: 'stop_sequence', refusal: 'refusal' }
const errorTypes = {
  400: 'invalid_request_error', 401: 'authentication_error', 403: 'permission_error', 404: 'not_found_error',
  413: 'request_too_large', 429: 'rate_limit_error', 529: 'overloaded_error',
}

export function messagesError(status, message, requestId) {
  return { type: 'error', error: { type: errorTypes[status] ?? 'api_error', message }, request_id: requestId }
}

export const messagesHeaders = requestId => ({ 'request-id': requestId })

const usage = outputTokens => ({
  input_tokens: 20, cache_creation_input_tokens: 0, cache_read_input_tokens: 5, output_tokens: outputTokens, service_tier: 'standard',
})

function blocksOf(reply, conversation) {
  let calls = conversation.callCount
  const render = {
    thinking: block => ({ type: 'thinking', thinking: block.text, signature: `${signaturePrefix}-${block.text.length}` }),
    text: block => ({ type: 'text', text: block.text }),
    tool: block => ({ type: 'tool_use', id: `toolu_scripted_${++calls}`, name: block.name, input: block.input }),
  }
  return reply.blocks.map(block => render[block.type](block))
}

export function wholeMessage(reply, conversation) {
  return {
    id: 'msg_scripted', type: 'message', role: 'assistant', model: conversation.model, content: blocksOf(reply, conversation),
    stop_reason: stopReasons[reply.stop], stop_sequence: reply.sequence ?? null, usage: usage(7),
  }
}

const startOf = {
  thinking: block => ({ ...block, thinking: '', signature: '' }),
  text: block => ({ ...block, text: '' }),
  tool_use: block => ({ ...block, input: {} }),
}
const deltasOf = {
  thinking: block => [
    ...pieces(block.thinking).map(thinking => ({ type: 'thinking_delta', thinking })),
    { type: 'signature_delta', signature: block.signature },
  ],
  text: block => pieces(block.text).map(text => ({ type: 'text_delta', text })),
  tool_use: block => ['', ...pieces(JSON.stringify(block.input))].map(json => ({ type: 'input_json_delta', partial_json: json })),
}

function blockEvents(block, index) {
  return [
    { type: 'content_block_start', index, content_block: startOf[block.type](block) },
    ...deltasOf[block.type](block).map(delta => ({ type: 'content_block_delta', index, delta })),
    { type: 'content_block_stop', index },
  ]
}

function streamEvents(reply, conversation) {
  const { content, stop_reason, stop_sequence, ...message } = wholeMessage(reply, conversation)
  return [
    { type: 'message_start', message: { ...message, content: [], stop_reason: null, stop_sequence: null, usage: usage(1) } },
    { type: 'ping' },
    ...content.flatMap(blockEvents),
    { type: 'message_delta', delta: { stop_reason, stop_sequence }, usage: { output_tokens: 7 } },
    { type: 'message_stop' },
  ]
}

const asBytes = event => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`

// The stream as texts, one for each event; `firstText` is the place of the first text delta.
export function messagesStream(behaviour, conversation) {
  const events = streamEvents(behaviour.reply, conversation)
  return { writes: events.map(asBytes), firstText: events.findIndex(event => event.delta?.type === 'text_delta') }
}

export const messagesStreamError = () => asBytes({ type: 'error', error: { type: 'overloaded_error', message: 'Scripted overload in the middle' } })

export function messagesModels(ids, query) {
  const limit = Number(query.get('limit') ?? 20)
  const start = query.get('after_id') ? ids.indexOf(query.get('after_id')) + 1 : 0
  const page = ids.slice(start, start + limit)
  return { data: page.map(messagesModel), has_more: start + limit < ids.length, first_id: page[0] ?? null, last_id: page.at(-1) ?? null }
}

export function messagesModel(id) {
  return { type: 'model', id, display_name: `Scripted ${id}`, created_at: '2026-01-02T03:04:05Z', max_input_tokens: 200000, max_tokens: 64000 }
}
