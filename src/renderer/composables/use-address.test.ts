import { createApp } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { expect, it } from 'vitest';
import { addressChoice, addressList, addressParts } from './use-address.ts';

/** A page at an address, with two parts that share it. */
async function openPage(address: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: {} }],
  });
  await router.push(address);
  const app = createApp({}).use(router);
  const parts = app.runWithContext(() => ({
    axis: addressChoice('x', ['sparsity', 'size'], 'sparsity'),
    hidden: addressList('hide'),
    needs: addressParts(
      ['size', 'prefer'],
      (given) => given,
      (value) => value,
    ),
  }));
  return { ...parts, address: () => router.currentRoute.value.fullPath };
}

it('leaves what other parts of the page have written', async () => {
  const page = await openPage('/?x=size&hide=a,b');
  page.needs.value = { size: '25', prefer: 'macs' };
  await expect.poll(page.address).toBe('/?x=size&hide=a,b&size=25&prefer=macs');
  page.axis.value = 'sparsity';
  await expect.poll(page.address).toBe('/?hide=a,b&size=25&prefer=macs');
  expect(page.needs.value).toEqual({ size: '25', prefer: 'macs' });
});

it('removes the parameters that belong together and are not there any more', async () => {
  const page = await openPage('/?size=25&prefer=macs&x=size');
  page.needs.value = { prefer: 'size' };
  await expect.poll(page.address).toBe('/?prefer=size&x=size');
  expect(page.needs.value).toEqual({ prefer: 'size' });
});
