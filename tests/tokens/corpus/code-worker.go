package pool

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// ErrClosed is returned by Submit after Close.
var ErrClosed = errors.New("pool: closed")

type Task func(ctx context.Context) error

type Pool struct {
	tasks  chan Task
	wg     sync.WaitGroup
	mu     sync.RWMutex
	closed bool
	onErr  func(error)
}

func New(ctx context.Context, workers, backlog int, onErr func(error)) *Pool {
	p := &Pool{tasks: make(chan Task, backlog), onErr: onErr}
	for i := 0; i < workers; i++ {
		p.wg.Add(1)
		go func(id int) {
			defer p.wg.Done()
			for task := range p.tasks {
				if err := task(ctx); err != nil && p.onErr != nil {
					p.onErr(fmt.Errorf("worker %d: %w", id, err))
				}
			}
		}(i)
	}
	return p
}

func (p *Pool) Submit(ctx context.Context, task Task) error {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.closed {
		return ErrClosed
	}
	select {
	case p.tasks <- task:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (p *Pool) Close() {
	p.mu.Lock()
	if !p.closed {
		p.closed = true
		close(p.tasks)
	}
	p.mu.Unlock()
	p.wg.Wait()
}
