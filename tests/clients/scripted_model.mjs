// A loopback server that stands in for a provider: it speaks POST /v1/messages and POST
// /v1/chat/completions, is as strict about requests as the real services, and plays the behaviour that
// the model's name asks for (scripted-text, scripted-tools, ...; any other name plays the file agent).
//
//   node scripted_model.mjs [PORT]     prints {"port":N} when it listens (PORT 0 or none: any free port)
//   node scripted_model.mjs PORT --until-stdin-ends    also ends when the program that started it does
//   GET /__requests                    every request so far: method, path, headers, body, status, aborted
//   DELETE /__requests                 forgets them
import { createServer } from 'node:http'
import { behaviourFor, behaviours } from './scripted/behaviours.mjs'
import { conversationOfChat, conversationOfMessages } from './scripted/conversation.mjs'
import { chatError, chatHeaders, chatModel, chatModels, chatStream, chatStreamError, wholeCompletion } from './scripted/chat_reply.mjs'
import { checkChatHeaders, checkChatRequest } from './scripted/chat_rules.mjs'
import { messagesError, messagesHeaders, messagesModel, messagesModels, messagesStream, messagesStreamError, wholeMessage } from './scripted/messages_reply.mjs'
import { checkMessagesHeaders, checkMessagesRequest } from './scripted/messages_rules.mjs'
import { Refusal } from './scripted/rules.mjs'

const modelIds = Object.keys(behaviours).map(name => `scripted-${name}`)
const countedTokens = 42
let requests = []

const messages = {
  error: messagesError, headers: messagesHeaders, checkHeaders: checkMessagesHeaders,
  checkBody: (body, headers) => checkMessagesRequest(body, headers, 'messages'),
  conversation: conversationOfMessages, whole: (behaviour, conversation) => wholeMessage(behaviour.reply, conversation),
  stream: messagesStream, streamError: messagesStreamError,
}
const chat = {
  error: chatError, headers: chatHeaders, checkHeaders: checkChatHeaders, checkBody: checkChatRequest,
  conversation: conversationOfChat, whole: wholeCompletion, stream: chatStream, streamError: chatStreamError,
}

function sendJson(exchange, status, value, headers = {}) {
  const { record, response, protocol } = exchange
  record.status = status
  response.writeHead(status, { 'content-type': 'application/json', ...protocol?.headers(record.id), ...headers })
  response.end(JSON.stringify(value))
}

function sendError(exchange, { status, message, param, headers }) {
  const text = message ?? `Scripted error ${status}`
  sendJson(exchange, status, exchange.protocol.error(status, text, exchange.record.id, param), headers)
}

// What becomes of a stream behind its first text delta.
const faults = {
  error: ({ response, protocol }) => response.end(protocol.streamError()),
  cut: ({ response }) => response.socket.destroy(),
  hold: () => {},
}

function sendStream(exchange, behaviour, conversation) {
  const { response, record, protocol, body } = exchange
  const { writes, firstText } = protocol.stream(behaviour, conversation, body)
  const shown = behaviour.fault ? writes.slice(0, firstText + 1) : writes
  record.status = 200
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache', ...protocol.headers(record.id) })
  const writeNext = at => {
    if (at < shown.length)
      return response.write(shown[at], () => writeNext(at + 1))
    return behaviour.fault ? faults[behaviour.fault](exchange) : response.end()
  }
  writeNext(0)
}

function sendWhole(exchange, behaviour, conversation) {
  if (behaviour.fault === 'cut')
    return exchange.response.socket.destroy()
  if (behaviour.fault === 'error')
    return sendError(exchange, { status: 500 })
  if (behaviour.fault !== 'hold')
    sendJson(exchange, 200, exchange.protocol.whole(behaviour, conversation))
}

function generate(exchange) {
  const conversation = exchange.protocol.conversation(exchange.body)
  const behaviour = behaviourFor(conversation)
  if (behaviour.error)
    return sendError(exchange, behaviour.error)
  const send = conversation.stream ? sendStream : sendWhole
  send(exchange, behaviour, conversation)
}

function play(protocol) {
  return exchange => {
    exchange.protocol = protocol
    protocol.checkHeaders(exchange.request.headers)
    exchange.body = parsed(exchange.record.body)
    protocol.checkBody(exchange.body, exchange.request.headers)
    generate(exchange)
  }
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(400, 'The request body is not valid JSON')
  }
}

function countTokens(exchange) {
  exchange.protocol = messages
  checkMessagesHeaders(exchange.request.headers)
  checkMessagesRequest(parsed(exchange.record.body), exchange.request.headers, 'count_tokens')
  sendJson(exchange, 200, { input_tokens: countedTokens })
}

function protocolOfModels(exchange) {
  const { headers } = exchange.request
  return headers['anthropic-version'] || headers['x-api-key'] ? messages : chat
}

function listModels(exchange, url) {
  exchange.protocol = protocolOfModels(exchange)
  exchange.protocol.checkHeaders(exchange.request.headers)
  sendJson(exchange, 200, exchange.protocol === messages ? messagesModels(modelIds, url.searchParams) : chatModels(modelIds))
}

function showModel(exchange, url) {
  exchange.protocol = protocolOfModels(exchange)
  const id = decodeURIComponent(url.pathname.slice('/v1/models/'.length))
  if (!modelIds.includes(id))
    throw new Refusal(404, `The model '${id}' does not exist`)
  sendJson(exchange, 200, exchange.protocol === messages ? messagesModel(id) : chatModel(id))
}

const routes = [
  ['POST', /^\/v1\/messages$/, play(messages)],
  ['POST', /^\/v1\/messages\/count_tokens$/, countTokens],
  ['POST', /^\/v1\/chat\/completions$/, play(chat)],
  ['GET', /^\/v1\/models$/, listModels],
  ['GET', /^\/v1\/models\/.+$/, showModel],
]

function answer(exchange) {
  const { request } = exchange
  const url = new URL(request.url, 'http://scripted')
  const route = routes.find(([method, path]) => method === request.method && path.test(url.pathname))
  exchange.protocol = chat
  try {
    if (!route)
      throw new Refusal(404, `Unknown path ${request.method} ${url.pathname}`)
    route[2](exchange, url)
  } catch (refusal) {
    if (!(refusal instanceof Refusal))
      throw refusal
    sendError(exchange, refusal)
  }
}

function answerAboutRequests(request, response) {
  if (request.method === 'DELETE')
    requests = []
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(requests))
}

function recordOf(request) {
  const record = { id: `req_scripted_${requests.length + 1}`, method: request.method, path: request.url, headers: request.rawHeaders, body: '', status: 0, aborted: false }
  requests.push(record)
  return record
}

function receive(request, response) {
  if (request.url === '/__requests')
    return answerAboutRequests(request, response)
  const record = recordOf(request)
  const chunks = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', () => {
    record.body = Buffer.concat(chunks).toString('utf8')
    answer({ request, response, record })
  })
  response.on('close', () => {
    record.aborted = !response.writableFinished
  })
}

const server = createServer(receive)
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: server.address().port })}\n`)
})
if (process.argv.includes('--until-stdin-ends'))
  process.stdin.resume().on('end', () => process.exit())
