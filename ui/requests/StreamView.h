#pragma once

#include "ui/requests/InspectorText.h"

#include <QWidget>

namespace dragoman {

class TimelineChart;

// In words what the timeline shows.
class StreamFacts : public InspectorText
{
    Q_OBJECT

public:
    using InspectorText::InspectorText;

protected:
    QString html() const override;

private:
    QString legend() const;
};

// The stream of an answer over time, drawn and in words.
class StreamView : public QWidget
{
    Q_OBJECT

public:
    explicit StreamView(QWidget* parent = nullptr);

    void showRequest(const InspectedRequestPointer& request);

private:
    TimelineChart* m_chart;
    StreamFacts* m_facts;
};

} // namespace dragoman
