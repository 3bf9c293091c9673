#pragma once

#include "ui/requests/InspectorText.h"

namespace dragoman {

// The conversation as people read it: roles, texts, pictures; tool calls, their results and thinking folded.
class ConversationView : public InspectorText
{
    Q_OBJECT

public:
    using InspectorText::InspectorText;

protected:
    QString html() const override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int roomForImages() const;
    QString system() const;
    QString tools() const;
    QString messages() const;
    QString reply() const;
    QString block(const ReadableBlock& block, const QString& place) const;
    QString blocks(const std::vector<ReadableBlock>& blocks, const QString& place) const;
    QString image(const ReadableBlock& block) const;
    QString folded(const ReadableBlock& block, const QString& place, const QString& title) const;
    QString toolResult(const ReadableBlock& block, const QString& place) const;

    int m_roomForImages = 0; // pixels
};

} // namespace dragoman
