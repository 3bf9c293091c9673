#pragma once

#include "upstream/Destination.h"
#include "upstream/EasyHandles.h"
#include "upstream/HeadReader.h"
#include "upstream/SystemProxy.h"
#include "upstream/TransferClock.h"
#include "upstream/UpstreamListener.h"
#include "upstream/UpstreamRequest.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dragoman {

class CurlMulti;
class UpstreamCall;

// One request on one easy handle: sets its options, takes its callbacks, knows its deadlines. Which
// multi handle it is in, and when, is the client's business.
class Transfer
{
public:
    // Enters itself into `fed` when bytes of its answer have come, until endTurn().
    Transfer(UpstreamRequest request, UpstreamListener& listener, std::vector<Transfer*>& fed);
    ~Transfer();
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    // Takes where the request goes and checks everything that can be known before sending; what is wrong
    // shows in failure().
    void checkRequest(Destination destination);
    const UpstreamRequest& request() const { return m_request; }
    const Destination& destination() const { return m_destination; }

    struct Route
    {
        ProxyAddress proxy{};
        std::shared_ptr<const std::string> trusted{}; // PEM; null for the system's store alone
    };
    // Takes the handle and sets its options; it calls back into this object from then on.
    void prepare(EasyHandle handle, Route route);
    // Null before prepare().
    CURL* easy() const { return m_handle.easy.get(); }
    EasyHandle releaseHandle() { return std::move(m_handle); }
    static Transfer& of(CURL* easy);

    // The client's notes on this transfer.
    struct Place
    {
        CurlMulti* pool = nullptr; // null while it waits to be added
        UpstreamCall* call = nullptr; // null once its owner has destroyed it
        std::size_t index = 0; // in the client's list
    };
    Place place;

    // Nothing reaches the listener any more.
    void abandon() { m_listener = nullptr; }
    bool isAbandoned() const { return m_listener == nullptr; }
    UpstreamListener* listener() const { return m_listener; }

    // Tells the listener that all was passed on; it may destroy this transfer.
    void endTurn();

    // Ends the transfer with this failure, unless it has one already.
    void fail(UpstreamFailure failure);
    const std::optional<UpstreamFailure>& failure() const { return m_failure; }
    // Takes libcurl's verdict, once the transfer has ended by itself.
    void setResult(CURLcode code);
    // True when the connection came from the pool and died before one byte of an answer, so that the
    // request goes out once more.
    bool deservesRetry(CURLcode code) const;
    // Sets the handle up for a second try on a connection of its own.
    void prepareRetry();
    UpstreamOutcome outcome() const;

    void setPaused(bool paused);
    // True when libcurl holds data back and waits to be told to go on.
    bool needsUnpause() const { return m_heldByCurl && !m_paused; }
    void unpaused() { m_heldByCurl = false; }

    // Fails with the time-out that has passed at `now`, if one has; returns when to check again.
    TransferClock::TimePoint checkLimits(TransferClock::TimePoint now);

private:
    static std::size_t headerCallback(char* bytes, std::size_t size, std::size_t count, void* self);
    static std::size_t bodyCallback(char* bytes, std::size_t size, std::size_t count, void* self);
    static int sendCallback(void* self, char*, char*, int, int);
    bool takeHeadLine(std::string_view line);
    bool refuseHead(HeadReader::Step step);
    bool takeHead();
    bool takeBody(std::string_view bytes);
    bool mayHold();
    int beforeSending();

    template <class T>
    void set(CURLoption option, T value);
    void setFixedOptions();
    void setMethodAndBody();
    void setHeaders();
    void makeHeaderLines();
    void setRoute();

    void noteUploadProgress();
    bool wasSent() const;
    UpstreamFailure describeResult(CURLcode code) const;

    UpstreamRequest m_request;
    UpstreamListener* m_listener;
    std::vector<Transfer*>& m_fed;
    Destination m_destination;
    Route m_route;
    EasyHandle m_handle;
    HeadReader m_head;
    std::optional<UpstreamFailure> m_failure;
    char m_detail[CURL_ERROR_SIZE] = {};

    TransferClock m_clock;
    curl_off_t m_uploaded = 0;
    std::size_t m_bodyBytes = 0;
    long m_newConnections = 0; // made for this transfer up to the last sending
    int m_sendings = 0;
    bool m_sentBefore = false; // in an earlier try
    bool m_reused = false;
    bool m_paused = false;
    bool m_heldByCurl = false;
    bool m_isFed = false;
};

} // namespace dragoman
