// Runs scenarios with the official `openai` package: node drive_openai.mjs SCENARIO[@MODEL]...
// BASE_URL ends in /v1. See README.md for the outcomes that it prints.
import OpenAI from 'openai'
import { answerSchema, runScenarios, seenBy, settings, tinyPng, uniqueText, weatherSchema } from './driver.mjs'

const current = settings()
const client = new OpenAI({ baseURL: current.baseURL, apiKey: current.apiKey, timeout: current.timeout, maxRetries: 0 })
const say = (...messages) => ({ model: current.model, messages: messages.map(message => (typeof message === 'string' ? { role: 'user', content: message } : message)) })
const weatherTool = { type: 'function', function: { name: 'get_weather', description: 'Weather of a city', parameters: weatherSchema } }
const askWeather = () => ({ ...say('How is the weather?'), tools: [weatherTool] })
const streaming = request => ({ ...request, stream: true, stream_options: { include_usage: true } })

const parsedCall = call => ({ name: call.function.name, arguments: JSON.parse(call.function.arguments), hasId: Boolean(call.id) })

function usageOf(usage) {
  return usage ? { input: usage.prompt_tokens, output: usage.completion_tokens, total: usage.total_tokens, cached: usage.prompt_tokens_details?.cached_tokens ?? 0 } : null
}

function summary(completion) {
  const { message, finish_reason } = completion.choices[0]
  return {
    text: message.content ?? '', thinking: message.reasoning_content ?? '', tools: (message.tool_calls ?? []).map(parsedCall),
    stop: finish_reason, usage: usageOf(completion.usage), model: completion.model, object: completion.object,
  }
}

// Puts chunks together by hand, as programs without the helper do.
function addDelta(message, delta) {
  message.content += delta.content ?? ''
  message.reasoning_content += delta.reasoning_content ?? ''
  for (const part of delta.tool_calls ?? []) {
    const call = (message.tool_calls[part.index] ??= { id: part.id, function: { name: '', arguments: '' } })
    call.function.name += part.function?.name ?? ''
    call.function.arguments += part.function?.arguments ?? ''
  }
}

async function collect(stream) {
  const choice = { message: { content: '', reasoning_content: '', tool_calls: [] }, finish_reason: null }
  const whole = { choices: [choice], usage: null, object: 'chat.completion' }
  let events = 0
  for await (const chunk of stream) {
    events += 1
    whole.model = chunk.model
    whole.usage = chunk.usage ?? whole.usage
    addDelta(choice.message, chunk.choices[0]?.delta ?? {})
    choice.finish_reason = chunk.choices[0]?.finish_reason ?? choice.finish_reason
  }
  return { ...summary(whole), events }
}

const create = async request => summary(await client.chat.completions.create(request))
const createStream = async request => collect(await client.chat.completions.create(streaming(request)))
const helper = async request => summary(await client.chat.completions.stream(streaming(request)).finalChatCompletion())
const inspect = async request => seenBy((await create(request)).text)

async function oneTurn(request, asStream) {
  if (asStream)
    return (await client.chat.completions.stream(streaming(request)).finalChatCompletion()).choices[0].message
  return (await client.chat.completions.create(request)).choices[0].message
}

// Answers calls until none comes; `turns` counts the requests.
async function toolLoop(request, asStream) {
  for (let turns = 1; ; turns += 1) {
    const message = await oneTurn(request, asStream)
    if (!message.tool_calls?.length)
      return { text: message.content, turns }
    const results = message.tool_calls.map(call => ({ role: 'tool', tool_call_id: call.id, content: `sunny in ${JSON.parse(call.function.arguments).city}` }))
    const { role, content, tool_calls } = message
    request = { ...request, messages: [...request.messages, { role, content, tool_calls }, ...results] }
  }
}

async function abortAfterFirstDelta() {
  const stream = await client.chat.completions.create(streaming(say('Hold on')))
  for await (const chunk of stream) {
    if (!chunk.choices[0]?.delta?.content)
      continue
    stream.controller.abort()
    return { text: chunk.choices[0].delta.content, aborted: stream.controller.signal.aborted }
  }
  return { aborted: false }
}

async function partialThenError(request) {
  let text = ''
  try {
    for await (const chunk of await client.chat.completions.create(streaming(request)))
      text += chunk.choices[0]?.delta?.content ?? ''
  } catch (error) {
    return { text, failed: true, class: error.constructor.name, message: error.message }
  }
  return { text, failed: false }
}

async function listModels() {
  const ids = []
  let first
  for await (const entry of client.models.list()) {
    first ??= entry
    ids.push(entry.id)
  }
  return { count: ids.length, hasText: ids.includes('scripted-text'), object: first.object, hasCreated: first.created > 0 }
}

async function structured() {
  const format = { type: 'json_schema', json_schema: { name: 'answer', schema: answerSchema, strict: true } }
  const completion = await client.chat.completions.parse({ ...say('How far, as JSON?'), response_format: format })
  const { message, finish_reason } = completion.choices[0]
  return { parsed: JSON.parse(message.content), stop: finish_reason, tools: (message.tool_calls ?? []).length }
}

const image = { type: 'image_url', image_url: { url: `data:image/png;base64,${tinyPng}` } }
const history = [{ role: 'user', content: 'First' }, { role: 'assistant', content: 'Second' }, { role: 'user', content: 'Third' }]

await runScenarios({
  text: () => create(say('Hello')),
  'text-stream': () => createStream(say('Hello')),
  'stream-helper': () => helper(say('Hello')),
  tools: () => create(askWeather()),
  'tools-stream': () => createStream(askWeather()),
  'tools-helper': () => helper(askWeather()),
  'forced-tool': () => create({ ...askWeather(), tool_choice: { type: 'function', function: { name: 'get_weather' } }, parallel_tool_calls: false }),
  'tool-loop': () => toolLoop(askWeather(), false),
  'tool-loop-stream': () => toolLoop(askWeather(), true),
  'tool-loop-thinking': () => toolLoop({ ...askWeather(), reasoning_effort: 'low' }, true),
  image: () => inspect(say({ role: 'user', content: [{ type: 'text', text: 'Look' }, image] })),
  system: () => inspect(say({ role: 'system', content: 'Be brief' }, { role: 'developer', content: 'Be kind' }, 'Hello')),
  history: () => inspect({ ...say(...history), temperature: 0.5, max_completion_tokens: 321, stop: ['END'] }),
  thinking: () => create(say('Think')),
  'thinking-stream': () => createStream(say('Think')),
  error: () => create(say('Fail')),
  'error-stream': () => createStream(say('Fail')),
  'broken-stream': () => partialThenError(say('Break')),
  retry: async () => summary(await client.chat.completions.create(say(uniqueText()), { maxRetries: 2 })),
  models: listModels,
  model: async () => client.models.retrieve(current.model),
  json: structured,
  stop: () => create({ ...say('Count'), stop: ['three'] }),
  abort: abortAfterFirstDelta,
}, current)
