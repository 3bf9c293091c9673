// What the scripted model answers. Both protocols first boil a request down to the same
// "conversation" (see conversation.mjs) and render the same "behaviour", so that a test expects one
// thing whatever the protocol of the provider is.
//
// behaviour: { reply?, error?, fault?, style?, end? }
//   reply: { blocks: [{ type: 'thinking'|'text'|'tool', ... }], stop: 'end'|'tools'|'length'|'sequence'|'refusal', sequence? }
//   error: { status, headers? }    an HTTP error instead of a reply
//   fault: 'error' | 'cut' | 'hold'  what happens after the first text delta of a stream
//   style, end: names of tables in chatReply.mjs; they change only the form of a chat stream
import { agentStep } from './agent.mjs'

export const helloText = 'Hello from the scripted model: 通译 \u{1F642} "quoted"\nsecond line.'
export const thoughtText = 'Let me think about it step by step.'
export const structuredAnswer = { answer: 42, unit: 'km' }

const failuresBeforeSuccess = 2
const attempts = new Map()

const text = value => ({ blocks: [{ type: 'text', text: value }], stop: 'end' })
const always = behaviour => () => behaviour

function offeredTool(conversation) {
  const forced = conversation.toolChoice?.name
  return conversation.tools.find(tool => tool.name === forced) ?? conversation.tools[0]
}

function resultText(results) {
  return `Tools said: ${results.map(result => (result.isError ? 'failed ' : '') + result.text).join('; ')}`
}

// Calls the first offered tool once for each set of arguments, then tells what the results were.
function callTools(argumentSets, { preface } = {}) {
  return conversation => {
    if (conversation.results.length)
      return { reply: text(resultText(conversation.results)) }
    const tool = offeredTool(conversation)
    if (!tool)
      return { reply: text('No tool was offered.') }
    const calls = argumentSets.map(input => ({ type: 'tool', name: tool.name, input }))
    const before = preface ? [{ type: 'text', text: preface }] : []
    return { reply: { blocks: [...thoughts(conversation), ...before, ...calls], stop: 'tools' } }
  }
}

function thoughts(conversation) {
  return conversation.thinking ? [{ type: 'thinking', text: thoughtText }] : []
}

function thinkThenAnswer() {
  return { reply: { blocks: [{ type: 'thinking', text: thoughtText }, { type: 'text', text: helloText }], stop: 'end' } }
}

// Tells as JSON what arrived, so that a test sees what a translation made of the request.
function inspect(conversation) {
  const { system, roles, images, documents, stop, temperature, maxTokens, format, tools, toolChoice, userText } = conversation
  const names = tools.map(tool => tool.name)
  return { reply: text(JSON.stringify({ system, roles, images, documents, stop, temperature, maxTokens, format, tools: names, toolChoice, userText })) }
}

// Structured output: natively, or by the one forced tool that a translation put in its place.
function structured(conversation) {
  const tool = conversation.toolChoice?.mode === 'tool' && offeredTool(conversation)
  if (!tool || conversation.format)
    return { reply: text(JSON.stringify(structuredAnswer)) }
  return { reply: { blocks: [{ type: 'tool', name: tool.name, input: structuredAnswer }], stop: 'tools' } }
}

function stopAtSequence(conversation) {
  const sequence = conversation.stop[0]
  return { reply: { ...text('one two '), stop: sequence ? 'sequence' : 'end', sequence } }
}

// Fails with that status twice for each different last user text, then answers.
function failThenAnswer(status) {
  return conversation => {
    const key = `${status} ${conversation.userText}`
    const attempt = (attempts.get(key) ?? 0) + 1
    attempts.set(key, attempt)
    const headers = { 'retry-after-ms': '5' }
    return attempt <= failuresBeforeSuccess ? { error: { status, headers } } : { reply: text(`Answered at attempt ${attempt}.`) }
  }
}

function agent(conversation) {
  const step = agentStep(conversation)
  return { reply: { ...step, blocks: [...thoughts(conversation), ...step.blocks] } }
}

const weather = { city: 'Paris', days: 2 }
const otherWeather = { city: 'Zürich "Nord"', days: 3 }
const twoCalls = callTools([weather, otherWeather], { preface: 'I look at both.' })
const withForm = (play, form) => conversation => ({ ...play(conversation), ...form })

const errorStatuses = [400, 401, 403, 404, 413, 429, 500, 503, 529]
const toolStyles = ['interleaved', 'one-chunk', 'no-index', 'same-index', 'late-name', 'no-id', 'repeated-id', 'object-arguments']
const streamEnds = ['stop-with-tools', 'no-done', 'usage-in-finish']

// Every behaviour by the name that follows "scripted-" in the model's name.
export const behaviours = {
  agent,
  text: always({ reply: text(helloText) }),
  tools: callTools([weather]),
  'parallel-tools': twoCalls,
  'no-arguments': callTools([{}]),
  thinking: thinkThenAnswer,
  'thinking-tools': withForm(callTools([weather]), {}),
  inspect,
  json: structured,
  stop: stopAtSequence,
  length: always({ reply: { ...text('Cut off in the mid'), stop: 'length' } }),
  refusal: always({ reply: { ...text('I can not help with that.'), stop: 'refusal' } }),
  'error-mid-stream': always({ reply: text(helloText), fault: 'error' }),
  cut: always({ reply: text(helloText), fault: 'cut' }),
  hold: always({ reply: text(helloText), fault: 'hold' }),
  ...Object.fromEntries(errorStatuses.map(status => [`error-${status}`, always({ error: { status, headers: { 'x-should-retry': 'false' } } })])),
  ...Object.fromEntries([429, 500, 529].map(status => [`retry-${status}`, failThenAnswer(status)])),
  ...Object.fromEntries(toolStyles.map(style => [`tools-${style}`, withForm(twoCalls, { style })])),
  ...Object.fromEntries(streamEnds.map(end => [`tools-${end}`, withForm(twoCalls, { end })])),
}

export function behaviourFor(conversation) {
  const name = /scripted-([a-z0-9-]+)/.exec(conversation.model)?.[1] ?? 'agent'
  return Object.hasOwn(behaviours, name) ? behaviours[name](conversation) : { error: { status: 404 } }
}
