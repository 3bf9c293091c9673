#pragma once

#include "upstream/CurlGuard.h"

#include <curl/curl.h>

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <unordered_map>

class QSocketNotifier;

namespace dragoman {

// One libcurl multi handle, that is one pool of connections, driven by the Qt event loop.
class CurlMulti : public QObject
{
    Q_OBJECT

public:
    // `guard` must outlive this object.
    CurlMulti(CurlGuard& guard, QObject* parent);
    ~CurlMulti() override;

    void add(CURL* easy);
    // A transfer that is not complete loses its connection (HTTP/2: its stream).
    void remove(CURL* easy);
    // Lets a transfer go on whose callback paused it. May call its callbacks.
    void unpause(CURL* easy);

    struct Finished
    {
        CURL* easy;
        CURLcode code;
    };
    // The next transfer that has ended and was not reported yet; remove() takes it off this list.
    std::optional<Finished> nextFinished();

    // No transfer will be added: deletes itself later, once the last one is removed.
    void retire();

Q_SIGNALS:
    // Something was done in libcurl: transfers may have ended.
    void progressed();

private:
    using TimePoint = std::chrono::steady_clock::time_point;
    struct Watch
    {
        std::unique_ptr<QSocketNotifier> read;
        std::unique_ptr<QSocketNotifier> write;
    };

    static int socketCallback(CURL* easy, curl_socket_t socket, int what, void* self, void* watch);
    static int timerCallback(CURLM* multi, long milliseconds, void* self);
    void wakeAfter(long milliseconds);
    void timerFired();
    void watchSocket(curl_socket_t socket, int what);
    Watch& watchOf(curl_socket_t socket);
    void act(curl_socket_t socket, int events);
    void deleteWhenUnused();

    CurlGuard& m_guard;
    CURLM* m_multi;
    std::unordered_map<curl_socket_t, Watch> m_watches; // kept: socket numbers come back
    QTimer m_atOnce; // libcurl wants to go on as soon as it can
    QTimer m_timer; // fires at m_wake or before
    TimePoint m_wake = TimePoint::max(); // when libcurl wants to be woken up
    TimePoint m_fires = TimePoint::max(); // when m_timer fires
    int m_transfers = 0;
    bool m_retired = false;
};

} // namespace dragoman
