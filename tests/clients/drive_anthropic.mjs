// Runs scenarios with the official `@anthropic-ai/sdk` package: node drive_anthropic.mjs SCENARIO[@MODEL]...
// BASE_URL is the root, without /v1. See README.md for the outcomes that it prints.
import Anthropic from '@anthropic-ai/sdk'
import { answerSchema, runScenarios, seenBy, settings, tinyPng, uniqueText, weatherSchema } from './driver.mjs'

const current = settings()
const client = new Anthropic({ baseURL: current.baseURL, apiKey: current.apiKey, timeout: current.timeout, maxRetries: 0 })
const say = (...messages) => ({ model: current.model, max_tokens: 4096, messages: messages.map(message => (typeof message === 'string' ? { role: 'user', content: message } : message)) })
const weatherTool = { name: 'get_weather', description: 'Weather of a city', input_schema: weatherSchema }
const askWeather = () => ({ ...say('How is the weather?'), tools: [weatherTool] })
const think = request => ({ ...request, thinking: { type: 'enabled', budget_tokens: 1024 } })

const joined = (content, type, key) => content.filter(block => block.type === type).map(block => block[key]).join('')

function usageOf(usage) {
  return usage ? { input: usage.input_tokens, output: usage.output_tokens, cached: usage.cache_read_input_tokens ?? 0 } : null
}

function summary(message) {
  const calls = message.content.filter(block => block.type === 'tool_use')
  return {
    text: joined(message.content, 'text', 'text'), thinking: joined(message.content, 'thinking', 'thinking'),
    tools: calls.map(block => ({ name: block.name, arguments: block.input, hasId: Boolean(block.id) })),
    stop: message.stop_reason, sequence: message.stop_sequence, usage: usageOf(message.usage), model: message.model,
    blocks: message.content.map(block => block.type),
  }
}

// Puts events together by hand, as programs without the helper do.
const onEvent = {
  message_start: (state, event) => { state.message = structuredClone(event.message) },
  content_block_start: (state, event) => { state.message.content[event.index] = { ...event.content_block, json: '' } },
  content_block_delta: (state, event) => addDelta(state.message.content[event.index], event.delta),
  content_block_stop: (state, event) => finishBlock(state.message.content[event.index]),
  message_delta: (state, event) => {
    Object.assign(state.message, event.delta)
    Object.assign(state.message.usage, event.usage)
  },
}

function addDelta(block, delta) {
  block.text += delta.text ?? ''
  block.thinking += delta.thinking ?? ''
  block.json += delta.partial_json ?? ''
}

function finishBlock(block) {
  if (block.type === 'tool_use')
    block.input = JSON.parse(block.json || '{}')
}

async function collect(stream) {
  const state = { message: null }
  let events = 0
  for await (const event of stream) {
    events += 1
    onEvent[event.type]?.(state, event)
  }
  return { ...summary(state.message), events }
}

const create = async request => summary(await client.messages.create(request))
const createStream = async request => collect(await client.messages.create({ ...request, stream: true }))
const helper = async request => summary(await client.messages.stream(request).finalMessage())
const inspect = async request => seenBy((await create(request)).text)

async function toolLoop(request, asStream) {
  for (let turns = 1; ; turns += 1) {
    const message = asStream ? await client.messages.stream(request).finalMessage() : await client.messages.create(request)
    const calls = message.content.filter(block => block.type === 'tool_use')
    if (!calls.length)
      return { text: joined(message.content, 'text', 'text'), turns }
    const results = calls.map(call => ({ type: 'tool_result', tool_use_id: call.id, content: `sunny in ${call.input.city}` }))
    request = { ...request, messages: [...request.messages, { role: 'assistant', content: message.content }, { role: 'user', content: results }] }
  }
}

async function abortAfterFirstDelta() {
  const stream = await client.messages.create({ ...say('Hold on'), stream: true })
  for await (const event of stream) {
    if (event.delta?.type !== 'text_delta')
      continue
    stream.controller.abort()
    return { text: event.delta.text, aborted: stream.controller.signal.aborted }
  }
  return { aborted: false }
}

async function partialThenError(request) {
  let text = ''
  let stopped = false
  try {
    for await (const event of await client.messages.create({ ...request, stream: true })) {
      text += event.delta?.text ?? ''
      stopped ||= event.type === 'message_stop'
    }
  } catch (error) {
    return { text, failed: true, stopped, class: error.constructor.name, message: error.message }
  }
  return { text, failed: false, stopped }
}

async function listModels() {
  const ids = []
  let first
  for await (const entry of client.models.list({ limit: 7 })) {
    first ??= entry
    ids.push(entry.id)
  }
  return { count: ids.length, hasText: ids.includes('scripted-text'), type: first.type, hasCreated: !Number.isNaN(Date.parse(first.created_at)), hasName: Boolean(first.display_name) }
}

async function structured() {
  const format = { type: 'json_schema', schema: answerSchema }
  const message = await client.messages.create({ ...say('How far, as JSON?'), output_config: { format } })
  return { parsed: JSON.parse(joined(message.content, 'text', 'text')), stop: message.stop_reason }
}

async function imageInResult() {
  const call = { type: 'tool_use', id: 'toolu_picture', name: 'get_weather', input: { city: 'Paris' } }
  const result = { type: 'tool_result', tool_use_id: call.id, content: [{ type: 'text', text: 'The map' }, image] }
  return inspect({ ...say('Show', { role: 'assistant', content: [call] }, { role: 'user', content: [result] }), tools: [weatherTool] })
}

const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: tinyPng } }
const history = [{ role: 'user', content: 'First' }, { role: 'assistant', content: 'Second' }, { role: 'user', content: 'Third' }]

await runScenarios({
  text: () => create(say('Hello')),
  'text-stream': () => createStream(say('Hello')),
  'stream-helper': () => helper(say('Hello')),
  tools: () => create(askWeather()),
  'tools-stream': () => createStream(askWeather()),
  'tools-helper': () => helper(askWeather()),
  'forced-tool': () => create({ ...askWeather(), tool_choice: { type: 'tool', name: 'get_weather', disable_parallel_tool_use: true } }),
  'tool-loop': () => toolLoop(askWeather(), false),
  'tool-loop-stream': () => toolLoop(askWeather(), true),
  'tool-loop-thinking': () => toolLoop(think(askWeather()), true),
  image: () => inspect(say({ role: 'user', content: [{ type: 'text', text: 'Look' }, image] })),
  'image-result': imageInResult,
  system: () => inspect({ ...say('Hello'), system: [{ type: 'text', text: 'Be brief' }, { type: 'text', text: 'Be kind' }] }),
  history: () => inspect({ ...say(...history), max_tokens: 321, stop_sequences: ['END'] }),
  thinking: () => create(think(say('Think'))),
  'thinking-stream': () => createStream(think(say('Think'))),
  'thinking-helper': () => helper(think(say('Think'))),
  error: () => create(say('Fail')),
  'error-stream': () => createStream(say('Fail')),
  'broken-stream': () => partialThenError(say('Break')),
  retry: async () => summary(await client.messages.create(say(uniqueText()), { maxRetries: 2 })),
  models: listModels,
  model: async () => client.models.retrieve(current.model),
  'count-tokens': async () => client.messages.countTokens({ model: current.model, messages: say('How many tokens are in this line of text?').messages }),
  json: structured,
  stop: () => create({ ...say('Count'), stop_sequences: ['three'] }),
  abort: abortAfterFirstDelta,
}, current)
