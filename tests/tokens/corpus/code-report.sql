WITH daily AS (
    SELECT date_trunc('day', started_at) AS day, provider, model,
           count(*) AS requests,
           count(*) FILTER (WHERE status >= 500) AS failures,
           sum(input_tokens + output_tokens) AS tokens
    FROM request_log
    WHERE started_at >= now() - interval '30 days' AND NOT is_test
    GROUP BY 1, 2, 3
)
SELECT day, provider, sum(requests) AS requests,
       round(100.0 * sum(failures) / nullif(sum(requests), 0), 2) AS failure_percent,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY tokens) AS p95_tokens
FROM daily
LEFT JOIN price_list USING (provider, model)
GROUP BY day, provider
HAVING sum(requests) > 10
ORDER BY day DESC, failure_percent DESC NULLS LAST;
