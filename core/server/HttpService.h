#pragma once

#include "base/Result.h"
#include "base/SteadyTime.h"
#include "http/RequestHead.h"
#include "http/ResponseHead.h"
#include "http/ResponseWriter.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dragoman {

// A request whose body has arrived whole, content coding undone.
struct IncomingRequest
{
    RequestHead head;
    std::string body;
};

// A whole answer at once.
struct HttpAnswer
{
    ResponseHead head;
    std::string body;
};

// Where the answer to one request goes. The order of calls is: head, any number of body pieces, finish;
// or abort at any time.
class ResponseChannel
{
public:
    virtual ~ResponseChannel() = default;

    // Nothing of the answer has left yet.
    virtual bool isUntouched() const = 0;
    // `contentLength` nothing = a body of unknown length (chunked, or until close for HTTP/1.0).
    virtual void sendHead(const ResponseHead& head, std::optional<std::uint64_t> contentLength) = 0;
    // On the client's socket in the same turn of the event loop. Call once per turn with all there is.
    virtual void send(std::string_view bytes) = 0;
    // The answer is complete. The task is destroyed soon, never from within this call.
    virtual void finish() = 0;
    // The answer stays incomplete and the client must be able to see that: the connection is cut.
    virtual void abort() = 0;
    // Bytes that wait for a slow client.
    virtual std::size_t queuedBytes() const = 0;

    // A whole answer: head, body and finish.
    void answer(const HttpAnswer& whole)
    {
        sendHead(whole.head, whole.body.size());
        send(whole.body);
        finish();
    }
};

// The work on one request. Destroying it cancels everything that runs for it: the client left, or the
// answer is complete.
class HttpTask
{
public:
    virtual ~HttpTask() = default;
    // The client has read what waited for it.
    virtual void onDrained() { }
    // About once a second.
    virtual void onTick(SteadyTime) { }
    // The server stops and waits no longer: end the answer with the protocol's own error, now.
    virtual void onStop() = 0;
};

// What answers the requests of a listener. It must outlive the listener's connections.
class HttpService
{
public:
    virtual ~HttpService() = default;
    // Looks at a head before any body byte is taken; an answer refuses the request and closes the connection.
    virtual std::optional<HttpAnswer> admit(const RequestHead& head) = 0;
    // Starts the work on a request. Nothing = it was answered through the channel already.
    virtual std::unique_ptr<HttpTask> begin(IncomingRequest request, ResponseChannel& channel) = 0;
    // The answer to bytes that are no legal request (`head` is the part that was understood), in the shape
    // that the client of this path expects.
    virtual HttpAnswer refuse(const Error& error, const RequestHead& head) const = 0;
    // What every answer to this request carries beside its own headers.
    virtual HeaderList commonHeaders(const RequestHead&) const { return {}; }
};

} // namespace dragoman
