// Small checks that the strict request validators share. A broken rule throws a Refusal, which the
// server answers in the protocol's own error shape.

export class Refusal extends Error {
  constructor(status, message, param = null) {
    super(message)
    this.status = status
    this.param = param
  }
}

export function refuse(path, message) {
  throw new Refusal(400, path ? `${path}: ${message}` : message, path || null)
}

export function need(condition, path, message) {
  if (!condition)
    refuse(path, message)
}

export const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value)

export function onlyKeys(object, allowed, path) {
  need(isObject(object), path, 'Input should be a valid object')
  for (const key of Object.keys(object))
    need(allowed.includes(key), path ? `${path}.${key}` : key, 'Extra inputs are not permitted')
}

export function isIntegerFrom(value, least) {
  return Number.isInteger(value) && value >= least
}

export function unique(values, path, message) {
  const seen = new Set()
  for (const value of values) {
    need(!seen.has(value), path, `${message}: ${value}`)
    seen.add(value)
  }
}

export function inRange(value, least, most, path) {
  if (value !== undefined && value !== null)
    need(typeof value === 'number' && value >= least && value <= most, path, `should be from ${least} to ${most}`)
}
