// What the Node drivers share: they run named scenarios and print for each one JSON object with what
// the SDK showed of it, in the same words for every SDK, so that one expectation fits them all.

export const tinyPng = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

export const weatherSchema = {
  type: 'object',
  properties: { city: { type: 'string', description: 'Name of the city' }, days: { type: 'integer', minimum: 1 } },
  required: ['city'],
}
export const answerSchema = {
  type: 'object',
  properties: { answer: { type: 'integer' }, unit: { type: 'string' } },
  required: ['answer', 'unit'],
  additionalProperties: false,
}

export function settings() {
  const { BASE_URL: baseURL, API_KEY: apiKey, MODEL: model = '' } = process.env
  if (!baseURL || !apiKey)
    throw new Error('BASE_URL and API_KEY must be set')
  return { baseURL, apiKey, model, timeout: 20_000 }
}

// A text that no other run uses: the scripted model counts the attempts of a request by it.
export const uniqueText = () => `Attempt of ${process.pid}-${process.hrtime.bigint()}`

export function describeError(error) {
  return {
    class: error.constructor.name, status: error.status ?? null, type: error.type ?? error.error?.error?.type ?? null,
    code: error.code ?? null, message: error.message, hasRequestId: Boolean(error.requestID),
  }
}

// The JSON that the scripted model tells about the request it got.
export const seenBy = text => ({ seen: JSON.parse(text) })

async function outcomeOf(scenario) {
  try {
    return await scenario()
  } catch (error) {
    return { error: describeError(error) }
  }
}

// Runs the scenarios that the command line names, each as SCENARIO or SCENARIO@MODEL, and prints one
// line of JSON for each; `current.model` is the model that the running scenario is to use.
export async function runScenarios(scenarios, current) {
  for (const [name, model = current.model] of process.argv.slice(2).map(word => word.split('@'))) {
    if (!Object.hasOwn(scenarios, name))
      throw new Error(`Unknown scenario ${name}; known: ${Object.keys(scenarios).join(' ')}`)
    current.model = model
    process.stdout.write(`${JSON.stringify(await outcomeOf(scenarios[name]))}\n`)
  }
}
