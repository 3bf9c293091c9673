#pragma once

#include "ui/requests/InspectedRequest.h"

#include <QWidget>

namespace dragoman {

// A stream drawn over time: what came when, the wait for the first token, gaps.
class TimelineChart : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineChart(QWidget* parent = nullptr);

    // The second line is what went on to the client. Null = nothing.
    void showRequest(const InspectedRequestPointer& request);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Lane
    {
        QString title;
        const StreamTimeline* stream;
    };
    std::vector<Lane> lanes() const;
    QRectF area(std::size_t lane) const; // of its events
    qreal xOf(std::chrono::microseconds at) const;
    QColor colourOf(TimelineEvent::Kind kind) const;
    void drawLane(QPainter& painter, const Lane& lane, const QRectF& area) const;
    void drawAxis(QPainter& painter) const;
    QString hintAt(const QPointF& point) const;

    InspectedRequestPointer m_request;
    std::chrono::microseconds m_length{ 0 };
};

// "text", "thinking", ... in the language of the user.
QString timelineTitle(TimelineEvent::Kind kind);

} // namespace dragoman
